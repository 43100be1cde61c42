/** Which rows of a table stayed, changed, came and went. */
import { sameText } from './sheet-rows.ts';
import type { WrittenRow } from './sheets.ts';

/** A row of the new table; `was`: its place in the old one, if it was there; `same`: it says the same. */
export interface PlacedRow {
  row: WrittenRow;
  was?: number;
  same: boolean;
}

export interface RowChanges {
  added: number;
  removed: number;
  changed: number;
  /** Rows that stayed are in another order. */
  reordered: boolean;
}

/** Finds each new row among the old ones: one that says the same, else one of the same id. Each is found once. */
export function placeRows(before: readonly WrittenRow[], after: readonly WrittenRow[]): PlacedRow[] {
  const left = new Set(before.keys());
  const take = (fits: (old: WrittenRow) => boolean): number | undefined => {
    const found = [...left].find((index) => fits(before[index] as WrittenRow));
    if (found !== undefined) left.delete(found);
    return found;
  };
  const same = after.map((row) => take((old) => sameRow(old, row)));
  return after.map((row, index) => {
    const was = same[index] ?? (row.id === '' ? undefined : take((old) => old.id === row.id));
    return { row, same: same[index] !== undefined, ...(was !== undefined && { was }) };
  });
}

export function changesOf(before: readonly WrittenRow[], placed: readonly PlacedRow[]): RowChanges {
  const stayed = placed.flatMap(({ was }) => was ?? []);
  return {
    added: placed.length - stayed.length,
    removed: before.length - stayed.length,
    changed: placed.filter(({ was, same }) => was !== undefined && !same).length,
    reordered: stayed.some((was, index) => index > 0 && was < (stayed[index - 1] as number)),
  };
}

export const isChanged = ({ added, removed, changed, reordered }: RowChanges): boolean =>
  added + removed + changed > 0 || reordered;

const sameRow = (one: WrittenRow, other: WrittenRow): boolean =>
  one.id === other.id &&
  one.when.length === other.when.length &&
  one.when.every((cell, index) => sameText(cell, other.when[index] as string)) &&
  one.then.join() === other.then.join() &&
  sameText(one.because ?? '', other.because ?? '');
