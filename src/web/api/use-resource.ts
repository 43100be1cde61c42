import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type Answer, read } from './client.ts';
import type { ProblemError } from './problem.ts';

interface Options<T> {
  /** Milliseconds between readings; false: only on focus and after writes. */
  every?: (latest: T | undefined) => number | false;
  /** Shows the former answer while another address loads: for filters and pages. */
  keep?: boolean;
}

/**
 * One thing of the API by its address, kept fresh. `data.body` is the answer, `data.etag` what writes send as ifMatch.
 * Nothing is asked while `path` is null.
 */
export function useResource<T>(
  path: string | null,
  { every, keep = false }: Options<T> = {},
): UseQueryResult<Answer<T>, ProblemError> {
  return useQuery<Answer<T>, ProblemError>({
    queryKey: [path],
    enabled: path !== null,
    queryFn: ({ signal }) => read<T>(path ?? '', signal),
    refetchInterval: ({ state }) => every?.(state.data?.body) ?? false,
    placeholderData: keep ? (former) => former : undefined,
  });
}
