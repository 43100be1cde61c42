import { hidden } from '../../domain/confidentiality.ts';
import { sheetTotal } from '../../domain/cost-sheet.ts';
import { moneyOf } from '../../domain/money.ts';
import type { CostSheetRow, Currency, CustomWork, Money, NonStandard } from '../../domain/offer.ts';
import { writtenNumber } from './written-number.ts';

export const emptyRow: CostSheetRow = { what: '', quantity: '1', unitCost: '' };
const isEmpty = ({ what, unitCost }: CostSheetRow): boolean => what.trim() === '' && unitCost.trim() === '';

/** Where each row stands among those that go to the server, by which what is wrong is told; undefined: it does not. */
export function writtenPlaces(rows: readonly CostSheetRow[]): (number | undefined)[] {
  let next = 0;
  return rows.map((row) => (isEmpty(row) ? undefined : next++));
}

/**
 * The cost sheet as the API takes it: numbers as people write them become decimal text, rows in which nothing is written
 * yet are left out. `wrong` is told of what cannot be read, by row of those that are sent and field.
 */
export function readCostSheet(nonStandard: NonStandard, wrong: (field: string, message: string) => void): NonStandard {
  const { customWork } = nonStandard;
  if (!customWork?.costSheet) return nonStandard;
  const { costSheet, ...work } = customWork;
  const places = writtenPlaces(costSheet);
  const rows = costSheet.flatMap((row, at): CostSheetRow[] => {
    const index = places[at];
    if (index === undefined) return [];
    if (row.what.trim() === '') wrong(`${index}/what`, 'Say what.');
    const quantity = writtenNumber(row.quantity);
    if (quantity === undefined) wrong(`${index}/quantity`, 'Give a number.');
    const unitCost = row.unitCost === hidden ? hidden : writtenNumber(row.unitCost);
    if (unitCost === undefined) wrong(`${index}/unitCost`, 'Give an amount.');
    return [{ what: row.what.trim(), quantity: quantity ?? '0', unitCost: unitCost ?? '0' }];
  });
  return { ...nonStandard, customWork: { ...work, ...(rows.length > 0 && { costSheet: rows }) } };
}

/** The rows as they would be sent; undefined while something cannot be read, or is not shown here. */
export function knownRows(work: CustomWork): CostSheetRow[] | undefined {
  let isWrong = false;
  const read = readCostSheet({ customWork: work }, () => (isWrong = true));
  const rows = read.customWork?.costSheet ?? [];
  return isWrong || !sheetTotal(rows) ? undefined : rows;
}

/** What the work costs us; undefined while something cannot be read, or is not shown here. */
export function costOf(work: CustomWork, currency: Currency): Money | undefined {
  const rows = knownRows(work);
  const total = rows && sheetTotal(rows);
  return total && moneyOf(total, currency);
}
