import { parseDiscount } from './discount-text.ts';
import type { DraftField, DraftLine } from './draft.ts';
import { emptyLine } from './edits.ts';
import { type NumberStyle, numberStyleOf, pastedDate, pastedDiscount, pastedNumber } from './pasted-numbers.ts';
import { writtenNumber } from './written-number.ts';

/** A row of a spreadsheet on its way to become a line: every cell as the line's cell would have it. */
export interface PastedRow {
  /** Its place in what was pasted, from 1. */
  row: number;
  cells: Record<DraftField, string>;
}

export type CellProblems = Partial<Record<DraftField, string>>;

export const pastedFields = ['product', 'quantity', 'discount', 'start', 'termMonths'] as const;

/** Text of one cell is pasted into that cell; a table has tabs or several rows. */
export const isTable = (text: string): boolean => /\t|\n[^\n]/.test(text.trimEnd());

/**
 * Rows of a spreadsheet, tab-separated, with or without a row that names the columns. Without one they are SKU, quantity,
 * discount, price wanted, start and months. Numbers are read as the table writes them, else in `fallback`; a cell that
 * cannot be read stays as it was written, for `problemsOf` to say.
 */
export function pastedRows(text: string, fallback: NumberStyle): PastedRow[] {
  const table = cellsOf(text);
  const head = columnsNamed(table[0] ?? []);
  const columns = head ?? positions;
  const style = numberStyleOf(table.slice(head ? 1 : 0).flatMap((cells) => cells.slice(1))) ?? fallback;
  return table.flatMap((cells, index) => {
    if ((head && index === 0) || cells.every((cell) => cell === '')) return [];
    const of = (column: Column) => cells[columns.indexOf(column)] ?? '';
    return [{ row: index + 1, cells: lineCells(of, columns, style) }];
  });
}

function lineCells(of: (column: Column) => string, columns: readonly Column[], style: NumberStyle): PastedRow['cells'] {
  const [quantity, price, start] = [of('quantity'), of('price'), of('start')];
  const discount = pastedDiscount(of('discount'), style) ?? of('discount');
  // Beside a discount a price is the list's; alone it is the one that is wanted.
  const wanted = columns.includes('price') && discount === '' && price !== '';
  const target = pastedNumber(price, style);
  return {
    product: of('product'),
    quantity: quantity === '' ? '1' : (pastedNumber(quantity, style) ?? quantity),
    discount: wanted ? `=${target ?? price}` : discount,
    start: start === '' ? '' : (pastedDate(start) ?? start),
    termMonths: of('termMonths'),
  };
}

/** What keeps a row from becoming a line, by cell. `isKnown` says whether the price book has the SKU. */
export function problemsOf({ cells }: PastedRow, isKnown: (sku: string) => boolean): CellProblems {
  const { product, quantity, discount, start, termMonths } = cells;
  const count = writtenNumber(quantity);
  return {
    ...(product === ''
      ? { product: 'No SKU.' }
      : !isKnown(product) && { product: 'Not in this price book, or not sold any more.' }),
    ...((count === undefined || count === '0') && { quantity: 'Not a number above zero.' }),
    ...(isDoubtful(discount) && { discount: 'Write 15%, -500 (off) or =92.50 (price).' }),
    ...(start !== '' && pastedDate(start) !== start && { start: 'Write 2026-11-30.' }),
    ...(termMonths !== '' && !/^[1-9]\d{0,2}$/.test(termMonths) && { termMonths: 'Not a number of months.' }),
  };
}

/** A bare number between 0 and 1 may be a share or a percentage. */
const isDoubtful = (discount: string): boolean =>
  parseDiscount(discount) === undefined || /^0?\.\d*[1-9]/.test(discount);

export const lineOf = ({ cells }: PastedRow): DraftLine => ({ ...emptyLine(), ...cells });

/** Lines as rows for a spreadsheet, such as `pastedRows` reads back. */
export const copiedRows = (lines: readonly DraftLine[]): string =>
  lines
    .map(({ product, quantity, discount, start, termMonths }) =>
      [product, quantity, discount, '', start, termMonths].join('\t').trimEnd(),
    )
    .join('\n');

type Column = DraftField | 'price' | 'other';

const positions: Column[] = ['product', 'quantity', 'discount', 'price', 'start', 'termMonths'];

const names: [Column, RegExp][] = [
  ['product', /^(sku|item|article|part|product|material|artikel|produkt)|^art\.?(ikel)?-?nr|number$|nummer$/],
  ['quantity', /^(qty|quantity|units|count|seats|menge|anzahl|stück|stueck)/],
  ['discount', /disc(ount)?|rabatt|nachlass/],
  ['price', /price|preis/],
  ['start', /^(start|from|begin|ab\b)/],
  ['termMonths', /^(months|term|duration|monate|laufzeit)/],
];

/** The columns that a first row names; undefined when it is a row like the others: one that names no SKU and quantity. */
function columnsNamed(cells: readonly string[]): Column[] | undefined {
  const columns = cells.map((cell): Column => {
    const word = cell.trim().toLowerCase();
    return names.find(([, pattern]) => pattern.test(word))?.[0] ?? 'other';
  });
  const once = columns.map((column, index) => (columns.indexOf(column) === index ? column : 'other'));
  const named = once.filter((column) => column !== 'other').length;
  const isHead =
    once.includes('product') && (named >= 2 || cells.filter(Boolean).length === 1) && !cells.some(isNumeric);
  return isHead ? once : undefined;
}

const isNumeric = (cell: string): boolean => /^[-=]?[\d.,\s]+%?$/.test(cell.trim()) && /\d/.test(cell);

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
