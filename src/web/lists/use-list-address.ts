import { useSearchParams } from 'react-router';
import type { ListShape } from '../../domain/lists/list.ts';
import { readSort, type Sort, type SortAsked, sortText } from '../../domain/lists/sort.ts';

/** How a list is looked at, as its address has it: what one sees can be sent to somebody. */
export interface ListAddress {
  /** What narrows the list, by the filter's name. */
  filters: Readonly<Record<string, string>>;
  sort: SortAsked;
  /** As the address says it; null for the list's own order. */
  sortSaid: string | null;
  /** The columns one chose; null for those that fit. */
  columns: readonly string[] | null;
  /** The saved view one came from. */
  view: string | null;
  /** Changes parameters; null takes one away. */
  set(changes: Readonly<Record<string, string | null>>): void;
  /** Everything else goes. */
  replace(parameters: Readonly<Record<string, string | null>>): void;
}

export function useListAddress(shape: ListShape): ListAddress {
  const [search, setSearch] = useSearchParams();
  const given = Object.keys(shape.filters).map((name): [string, string] => [name, search.get(name) ?? '']);
  const said = search.get('sort');
  const first = shape.sorts[shape.sort] as Sort;
  // Narrowing is not a step that Back should take back one by one.
  const quietly = { replace: true, preventScrollReset: true };
  return {
    filters: Object.fromEntries(given.filter(([, value]) => value !== '')),
    sort: (said !== null && readSort(shape.sorts, said)) || { by: shape.sort, direction: first.first },
    sortSaid: said,
    columns: search.get('columns')?.split(',') ?? null,
    view: search.get('view'),
    set: (changes) => setSearch((before) => withChanges(new URLSearchParams(before), changes), quietly),
    replace: (parameters) => setSearch(withChanges(new URLSearchParams(), parameters), quietly),
  };
}

function withChanges(search: URLSearchParams, changes: Readonly<Record<string, string | null>>): URLSearchParams {
  for (const [name, value] of Object.entries(changes)) {
    if (value) search.set(name, value);
    else search.delete(name);
  }
  return search;
}

export const turned = ({ by, direction }: SortAsked): string =>
  sortText({ by, direction: direction === 'asc' ? 'desc' : 'asc' });
