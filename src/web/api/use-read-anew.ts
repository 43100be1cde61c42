import { useQuery } from '@tanstack/react-query';
import { type Answer, read } from './client.ts';
import type { ProblemError } from './problem.ts';

/**
 * One thing of the API for being written in: what was read before it came on the screen is not shown, since a write on
 * that version would be refused. Nothing is asked while `path` is null.
 */
export function useReadAnew<T>(path: string | null) {
  const { data, error, refetch, isFetchedAfterMount } = useQuery<Answer<T>, ProblemError>({
    queryKey: [path],
    enabled: path !== null,
    queryFn: ({ signal }) => read<T>(path ?? '', signal),
    refetchOnMount: 'always',
  });
  return { data: isFetchedAfterMount ? data : undefined, error, refetch };
}
