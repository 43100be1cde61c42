import { useInfiniteQuery } from '@tanstack/react-query';
import { type Answer, read } from './client.ts';
import type { ProblemError } from './problem.ts';

interface Page<T> {
  items: T[];
  next: string | null;
}

export type Filters = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A cursor list of the API as one growing list; empty filters are left out of the address. */
export function useList<T>(path: string, filters: Filters = {}) {
  const address = withQuery(path, filters);
  const query = useInfiniteQuery<Answer<Page<T>>, ProblemError, T[], string[], string | null>({
    queryKey: [address, 'pages'],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) => read<Page<T>>(withQuery(path, { ...filters, cursor: pageParam }), signal),
    getNextPageParam: (last) => last.body.next,
    select: ({ pages }) => pages.flatMap(({ body }) => body.items),
    placeholderData: (former) => former,
  });
  return {
    rows: query.data,
    error: query.error,
    loading: query.isPending,
    /** Reads the next page; undefined on the last. */
    more: query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined,
    again: () => void query.refetch(),
  };
}

/** An address with those filters that say something. */
export function withQuery(path: string, filters: Filters): string {
  const said = Object.entries(filters).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const query = new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
  return query ? `${path}?${query}` : path;
}
