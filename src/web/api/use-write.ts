import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Answer, type WriteRequest, write } from './client.ts';
import type { ProblemError } from './problem.ts';

interface Options<T> {
  onDone?: (answer: Answer<T>) => void;
  /** For writes without a form to show the problem in. */
  onRefused?: (problem: ProblemError) => void;
}

/**
 * A write of any kind: `mutate({ path, body, ifMatch })`. Sending the same again after an unknown outcome uses the same
 * idempotency key, so nothing happens twice. Everything on screen is read anew afterwards, also when the write was
 * refused because something had changed; what was typed is the caller's own state and stays.
 */
export function useWrite<T = unknown>(
  options: Options<T> = {},
): UseMutationResult<Answer<T>, ProblemError, WriteRequest> {
  const client = useQueryClient();
  const intent = useRef<{ request: string; key: string }>(undefined);
  return useMutation<Answer<T>, ProblemError, WriteRequest>({
    mutationFn: (request) => {
      const text = JSON.stringify(request);
      if (intent.current?.request !== text) intent.current = { request: text, key: crypto.randomUUID() };
      return write<T>(request, intent.current.key);
    },
    onSuccess: async (answer) => {
      intent.current = undefined;
      options.onDone?.(answer);
      await client.invalidateQueries();
    },
    onError: async (problem) => {
      options.onRefused?.(problem);
      if (problem.unknown) return;
      intent.current = undefined;
      if (problem.status === 401 || problem.status === 409 || problem.status === 412) await client.invalidateQueries();
    },
  });
}
