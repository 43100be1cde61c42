/** How a list is sorted, and the place in it where its next page begins. */
import { uuid } from './filter.ts';

export type KeyType = 'moment' | 'day' | 'decimal' | 'count' | 'text';

export interface Sort {
  label: string;
  type: KeyType;
  /** The direction that people want first: large amounts, late days, names from A. */
  first: Direction;
  /** Rows without a value stand last in both directions. */
  nullable?: true;
  confidential?: 'margin';
}

export type Direction = 'asc' | 'desc';

export interface SortAsked {
  by: string;
  direction: Direction;
}

export type Sorts = Readonly<Record<string, Sort>>;

/** "tcv" in its first direction, "tcv:asc" or "tcv:desc" in that one. */
export function readSort(sorts: Sorts, text: string): SortAsked | undefined {
  const [by = '', direction, ...more] = text.split(':');
  const sort = Object.hasOwn(sorts, by) ? sorts[by] : undefined;
  if (!sort || more.length > 0) return undefined;
  if (direction === undefined) return { by, direction: sort.first };
  return direction === 'asc' || direction === 'desc' ? { by, direction } : undefined;
}

export const sortText = ({ by, direction }: SortAsked): string => `${by}:${direction}`;

/** Sort, key and id of a page's last row; the key is null among those without a value. */
export type Place = [sort: string, key: string | null, id: string];

/** Whether a place that came from outside can be one of this sort: it goes into the database as it is. */
export function isPlace(sorts: Sorts, asked: SortAsked, place: unknown): place is Place {
  if (!Array.isArray(place) || place.length !== 3) return false;
  const [sort, key, id] = place as unknown[];
  const by = sorts[asked.by];
  if (!by || sort !== sortText(asked) || typeof id !== 'string' || !uuid.test(id)) return false;
  return key === null ? by.nullable === true : typeof key === 'string' && keys[by.type](key);
}

const keys: Record<KeyType, (key: string) => boolean> = {
  moment: (key) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(key) && isMoment(`${key.slice(0, 19)}Z`),
  day: (key) => /^\d{4}-\d\d-\d\d$/.test(key) && isMoment(`${key}T00:00:00Z`),
  decimal: (key) => /^-?\d{1,40}(\.\d{1,40})?$/.test(key),
  count: (key) => /^\d{1,18}$/.test(key),
  text: (key) => key.length <= 1_000 && key.isWellFormed() && !key.includes('\0'),
};

function isMoment(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && text > '0001' && at.toISOString().startsWith(text.slice(0, 19));
}
