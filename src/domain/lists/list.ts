import type { Filter, FilterValue } from './filter.ts';
import type { Place, Sort, SortAsked } from './sort.ts';

/** A list of records as people meet it: what it is narrowed by, sorted by, and which columns it can show. */
export interface ListShape<F extends string = string, S extends string = string> {
  /** In addresses: /api/NAME, /NAME. */
  name: string;
  title: string;
  filters: Readonly<Record<F, Filter>>;
  sorts: Readonly<Record<S, Sort>>;
  /** When nothing is asked. */
  sort: NoInfer<S>;
}

/** What was asked of a list, read and checked. */
export interface ListAsked {
  limit: number;
  filters: Readonly<Record<string, FilterValue>>;
  sort: SortAsked;
  cursor?: Place;
  /** How many rows there are, too, when that is cheap. */
  count?: boolean;
}

/** Rows of a list, up to a number beyond which nobody counts. */
export interface Count {
  value: number;
  /** There are more than that. */
  more: boolean;
}

/** What is asked of a list that is opened without an address of its own. */
export function plainlyAsked(shape: ListShape, filters: ListAsked['filters'] = {}, limit = 50): ListAsked {
  const sort = shape.sorts[shape.sort] as Sort;
  return { limit, filters, sort: { by: shape.sort, direction: sort.first } };
}
