import type { Count } from '../domain/lists/list.ts';
import type { Place } from '../domain/lists/sort.ts';
import type { Tx } from '../store/database.ts';

/** Queries read through a database or through a transaction alike. */
export type Reader = Pick<Tx, 'query'>;

/** Sort key and id of the last record of a page. */
export type Cursor = [key: string, id: string];

export interface PageAsked {
  limit: number;
  cursor?: Cursor;
}

export interface Page<T> {
  items: T[];
  next: Cursor | Place | null;
  /** When it was asked for; null when finding out would take long. */
  count?: Count | null;
}

/** A page of at most `limit`, from rows of which one more was read to see whether there is a next page. */
export function pageOf<T>(rows: T[], limit: number, cursor: (row: T) => Cursor | Place): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? cursor(last) : null };
}
