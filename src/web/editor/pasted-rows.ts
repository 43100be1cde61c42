import { parseDiscount } from './discount-text.ts';
import type { DraftField, DraftLine } from './draft.ts';
import { emptyLine } from './edits.ts';
import { lastDayOf } from '../../domain/calendar.ts';
import { type Column, columnsNamed, positions } from './pasted-heads.ts';
import { type MoreCells, moreCell, type MoreField, moreFields, moreProblem, structureFrom } from './pasted-more.ts';
import { type NumberStyle, numberStyleOf, pastedDate, pastedDiscount, pastedNumber } from './pasted-numbers.ts';
import { writtenNumber } from './written-number.ts';

/** A row of a spreadsheet on its way to become a line: every cell as the line's cell would have it. */
export interface PastedRow {
  /** Its place in what was pasted, from 1. */
  row: number;
  cells: Record<DraftField, string> & MoreCells;
}

export type PastedField = DraftField | MoreField;
export type CellProblems = Partial<Record<PastedField, string>>;

const always = ['product', 'quantity', 'discount', 'start', 'termMonths'] as const;

/** The fields that rows have: those of every row, and those that their columns name beside. */
export const fieldsOf = (rows: readonly PastedRow[]): PastedField[] => [
  ...always,
  ...moreFields.filter((field) => rows.some(({ cells }) => cells[field] !== undefined)),
];

/** Text of one cell is pasted into that cell; a table has tabs or several rows. */
export const isTable = (text: string): boolean => /\t|\n[^\n]/.test(text.trimEnd());

/**
 * Rows of a spreadsheet, tab-separated, with or without a row that names the columns. Without one they are SKU, quantity,
 * discount, price wanted, start and months. Numbers are read as the table writes them, else in `fallback`; a cell that
 * cannot be read stays as it was written, for `problemsOf` to say. A line without a start begins with the quote.
 */
export function pastedRows(text: string, fallback: NumberStyle, quoteStart = ''): PastedRow[] {
  const table = cellsOf(text);
  const head = columnsNamed(table[0] ?? []);
  const columns = head ?? positions;
  const style = numberStyleOf(table.slice(head ? 1 : 0).flatMap((cells) => cells.slice(1))) ?? fallback;
  return table.flatMap((cells, index) => {
    if ((head && index === 0) || cells.every((cell) => cell === '')) return [];
    const of = (column: Column) => cells[columns.indexOf(column)] ?? '';
    return [{ row: index + 1, cells: lineCells(of, columns, style, quoteStart) }];
  });
}

/** The heads of columns that say nothing a line can hold. */
export function unusedHeads(text: string): string[] {
  const [first = []] = cellsOf(text);
  return (columnsNamed(first) ?? []).flatMap((column, index) => {
    const head = first[index] ?? '';
    return column === 'other' && head !== '' ? [head] : [];
  });
}

function lineCells(
  of: (column: Column) => string,
  columns: readonly Column[],
  style: NumberStyle,
  quoteStart: string,
): PastedRow['cells'] {
  const [quantity, price] = [of('quantity'), of('price')];
  const start = of('start') === '' ? '' : (pastedDate(of('start')) ?? of('start'));
  const discount = pastedDiscount(of('discount'), style) ?? of('discount');
  // Beside a discount a price is the list's; alone it is the one that is wanted.
  const wanted = columns.includes('price') && discount === '' && price !== '';
  const target = pastedNumber(price, style);
  return {
    product: of('product'),
    quantity: quantity === '' ? '1' : (pastedNumber(quantity, style) ?? quantity),
    discount: wanted ? `=${target ?? price}` : discount,
    start,
    termMonths: of('termMonths') === '' ? monthsUntil(of('end'), start || quoteStart) : of('termMonths'),
    ...Object.fromEntries(
      moreFields
        .filter((field) => columns.includes(field))
        .map((field) => [field, moreCell(field, of(field), style)] as const),
    ),
  };
}

/** The months from a day to its inclusive end; where they are not whole, the end as it was written. */
function monthsUntil(written: string, start: string): string {
  const end = pastedDate(written);
  if (end === undefined || pastedDate(start) === undefined) return written;
  const months = Array.from({ length: 120 }, (_, index) => index + 1);
  const whole = months.find((count) => lastDayOf(start, count) === end);
  return whole === undefined ? end : String(whole);
}

/** What keeps a row from becoming a line, by cell. `isKnown` says whether the price book has the SKU. */
export function problemsOf({ cells }: PastedRow, isKnown: (sku: string) => boolean): CellProblems {
  const { product, quantity, discount, start, termMonths, ...more } = cells;
  const count = writtenNumber(quantity);
  return {
    ...(product === ''
      ? { product: 'No SKU.' }
      : !isKnown(product) && { product: 'Not in this price book, or not sold any more.' }),
    ...((count === undefined || count === '0') && { quantity: 'Not a number above zero.' }),
    ...(isDoubtful(discount) && { discount: 'Write 15%, -500 (off) or =92.50 (price).' }),
    ...(start !== '' && pastedDate(start) !== start && { start: 'Write 2026-11-30.' }),
    ...(termMonths !== '' &&
      !/^[1-9]\d{0,2}$/.test(termMonths) && {
        termMonths: pastedDate(termMonths)
          ? 'Does not end with a whole month: give months.'
          : 'Not a number of months.',
      }),
    ...Object.fromEntries(
      moreFields.flatMap((field) => {
        const problem = moreProblem(field, more[field] ?? '');
        return problem === undefined ? [] : [[field, problem] as const];
      }),
    ),
  };
}

/** A bare number between 0 and 1 may be a share or a percentage. */
const isDoubtful = (discount: string): boolean =>
  parseDiscount(discount) === undefined || /^0?\.\d*[1-9]/.test(discount);

export function lineOf({ cells }: PastedRow): DraftLine {
  const { product, quantity, discount, start, termMonths, ...more } = cells;
  const structure = structureFrom(more);
  return { ...emptyLine(), product, quantity, discount, start, termMonths, ...(structure && { structure }) };
}

/** Lines as rows for a spreadsheet, such as `pastedRows` reads back. */
export const copiedRows = (lines: readonly DraftLine[]): string =>
  lines
    .map(({ product, quantity, discount, start, termMonths }) =>
      [product, quantity, discount, '', start, termMonths].join('\t').trimEnd(),
    )
    .join('\n');

/** A spreadsheet puts cells with line breaks, tabs or quotes between quotes, and doubles the quotes inside. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, separator = '', quoted, plain = ''] of text
    .replace(/\r\n?/g, '\n')
    .trimEnd()
    .matchAll(/(^|[\t\n])(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))/g)) {
    if (separator === '\n') rows.push([]);
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain).replace(/\s+/g, ' ').trim());
  }
  return rows;
}
