/** The rows that the sheets of a workbook say, or everything in them that is no row of a table. */
import type { Table } from './policy.ts';
import { headerOf, headRows, outcomeRows, outcomesSheet, type Sheet, sheetNames, type WrittenRow } from './sheets.ts';

/** Where in a workbook something is wrong: row by its number, column by its letter and name. */
export interface SheetProblem {
  sheet: string;
  row?: number;
  column?: string;
  message: string;
}

/** A row, and the number of its row in the sheet. */
export interface SheetRow extends WrittenRow {
  line: number;
}

/** The rows of each table, in the order of the tables. */
export function readSheets(
  tables: readonly Table[],
  sheets: readonly Sheet[],
): { ok: SheetRow[][] } | { problems: SheetProblem[] } {
  const problems: SheetProblem[] = [];
  const names = sheetNames(tables);
  for (const { name } of sheets) {
    if (names.includes(name) || name === outcomesSheet) continue;
    problems.push({ sheet: name, message: 'is no table of this policy; tables are added in the policy file' });
  }
  const read = tables.map((table, index) => {
    const name = names[index] as string;
    const sheet = sheets.find((each) => each.name === name);
    if (sheet) return readTable(table, sheet, problems);
    problems.push({ sheet: name, message: 'is missing; tables are removed in the policy file' });
    return [];
  });
  checkOutcomes(tables, sheets, problems);
  return problems.length > 0 ? { problems } : { ok: read };
}

function readTable(table: Table, sheet: Sheet, problems: SheetProblem[]): SheetRow[] {
  const head = headRows(table);
  const before = problems.length;
  for (const [index, row] of head.entries()) {
    expectCells(sheet, index, row, 'belongs to the policy file and is changed there', problems);
  }
  expectCells(sheet, head.length, headerOf(table), 'the columns are those of the table, in its order', problems);
  if (problems.length > before) return [];
  return sheet.rows.slice(head.length + 1).flatMap((cells, index) => {
    const line = head.length + 2 + index;
    return cells.every((cell) => cell.trim() === '') ? [] : [readRow(table, sheet.name, line, cells, problems)];
  });
}

function readRow(
  table: Table,
  sheet: string,
  line: number,
  cells: readonly string[],
  problems: SheetProblem[],
): SheetRow {
  const header = headerOf(table);
  const at = (index: number): string => (cells[index] ?? '').trim();
  const wrong = (index: number, message: string) =>
    problems.push({ sheet, row: line, column: columnName(header, index), message });
  for (const [index, name] of table.columns.entries()) {
    if (at(index + 1) === '') wrong(index + 1, `is empty: write - where any ${name} fits`);
  }
  if (at(header.length - 2) === '') wrong(header.length - 2, 'is empty: name an outcome');
  for (let index = header.length; index < cells.length; index++) {
    if (at(index) !== '') wrong(index, 'is to the right of the table');
  }
  const because = at(header.length - 1);
  return {
    line,
    id: at(0),
    when: table.columns.map((_, index) => at(index + 1)),
    then: at(header.length - 2)
      .split(',')
      .map((name) => name.trim()),
    ...(because !== '' && { because }),
  };
}

/** Changed outcomes would otherwise be taken for done. */
function checkOutcomes(tables: readonly Table[], sheets: readonly Sheet[], problems: SheetProblem[]): void {
  const sheet = sheets.find(({ name }) => name === outcomesSheet);
  if (!sheet) return;
  const rows = outcomeRows(tables);
  for (let index = 0; index < Math.max(rows.length, sheet.rows.length); index++) {
    expectCells(sheet, index, rows[index] ?? [], 'outcomes are only to be read here: change the policy file', problems);
  }
}

function expectCells(
  { name, rows }: Sheet,
  index: number,
  expected: readonly string[],
  why: string,
  problems: SheetProblem[],
): void {
  const cells = rows[index] ?? [];
  const place = Array.from({ length: Math.max(cells.length, expected.length) }, (_, at) => at).find(
    (at) => sameText(cells[at] ?? '', expected[at] ?? '') === false,
  );
  if (place === undefined) return;
  const wanted = expected[place] ? `must be "${expected[place]}"` : 'must be empty';
  problems.push({ sheet: name, row: index + 1, column: letterOf(place), message: `${wanted}: ${why}` });
}

/** Spreadsheets keep neither the spaces around a text nor what ends its lines. */
export const sameText = (one: string, other: string): boolean => plainText(one) === plainText(other);
const plainText = (text: string): string => text.trim().replace(/\r\n?/g, '\n');

/** "B (discount)". */
export const columnName = (header: readonly string[], index: number): string =>
  header[index] === undefined ? letterOf(index) : `${letterOf(index)} (${header[index]})`;

function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? letterOf(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

/** "discount ladder, row 7, column B (discount): is empty". */
export const sheetProblemWords = ({ sheet, row, column, message }: SheetProblem): string =>
  `${[sheet, row && `row ${row}`, column && `column ${column}`].filter(Boolean).join(', ')}: ${message}`;
