import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Answer, type WriteRequest, write } from './client.ts';
import { once } from './once.ts';
import type { ProblemError } from './problem.ts';

interface Options<T> {
  onDone?: (answer: Answer<T>) => void;
  /** For writes without a form to show the problem in. */
  onRefused?: (problem: ProblemError) => void;
}

/**
 * A write of any kind: `mutate({ path, body, ifMatch })`. Sending the same again after an unknown outcome uses the same
 * idempotency key, so nothing happens twice; sending it again before it is answered sends nothing. Everything on screen is read anew afterwards, also when the write was
 * refused because something had changed; what was typed is the caller's own state and stays.
 */
export function useWrite<T = unknown>(
  options: Options<T> = {},
): UseMutationResult<Answer<T>, ProblemError, WriteRequest> {
  const client = useQueryClient();
  const [requests] = useState(() => once<Answer<T>>());
  const intent = useRef<{ request: string; key: string }>(undefined);
  return useMutation<Answer<T>, ProblemError, WriteRequest>({
    mutationFn: (request) => {
      const text = JSON.stringify(request);
      if (intent.current?.request !== text) intent.current = { request: text, key: crypto.randomUUID() };
      const { key } = intent.current;
      const send = () => write<T>(request, key);
      // Two files are never the same request.
      return request.body instanceof Blob ? send() : requests.ask(text, send);
    },
    onSuccess: async (answer) => {
      if (!requests.isNews(answer)) return;
      intent.current = undefined;
      options.onDone?.(answer);
      await client.invalidateQueries();
    },
    onError: async (problem) => {
      if (!requests.isNews(problem)) return;
      options.onRefused?.(problem);
      if (problem.unknown) return;
      intent.current = undefined;
      if (problem.status === 401 || problem.status === 409 || problem.status === 412) await client.invalidateQueries();
    },
  });
}
