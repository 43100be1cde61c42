/** Decision tables as a workbook, and a policy file changed by one. */
import writeWorkbook from 'write-excel-file/node';
import { type ChangedPolicy, changedBySheets, policySheets } from '../commands/policy/tables.ts';
import type { InputError } from '../commands/refusal.ts';
import { below } from '../domain/policy/reader.ts';
import { type SheetProblem, sheetProblemWords } from '../domain/policy/sheet-rows.ts';
import { outcomesSheet, type Sheet } from '../domain/policy/sheets.ts';
import { FileFault } from './read/table.ts';
import { readWorkbook } from './read/workbook.ts';

/** The largest workbook of tables that is read. */
export const largestTables = 2 * 1024 * 1024;

/** The tables of a policy file that compiles. Every cell is marked as text, so that a spreadsheet leaves it as it is. */
export function tablesWorkbook(source: string): Promise<Buffer> {
  const sheets = policySheets(source).map(({ name, rows }) => ({
    sheet: name,
    stickyRowsCount: name === outcomesSheet ? 1 : headerRow,
    columns: widthsOf(rows),
    data: rows.map((row, at) => row.map((value) => cell(value, at === (name === outcomesSheet ? 0 : headerRow - 1)))),
  }));
  return writeWorkbook(sheets).toBuffer();
}

/** Four rows say how the table speaks; the fifth names its columns. */
const headerRow = 5;

const cell = (value: string, heading: boolean) => ({
  value,
  type: String,
  format: '@',
  ...(heading && { fontWeight: 'bold' as const }),
});

function widthsOf(rows: Sheet['rows']): { width: number }[] {
  const count = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, at) => ({
    width: Math.min(60, Math.max(8, ...rows.map((row) => (row[at] ?? '').length + 2))),
  }));
}

/** The policy file with the rows of a workbook, or where in the workbook something is wrong. */
export async function changedByWorkbook(
  source: string,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<{ ok: ChangedPolicy } | { problems: InputError[] }> {
  try {
    const changed = changedBySheets(source, await readWorkbook(name, bytes));
    if ('ok' in changed) return changed;
    return { problems: changed.problems.map(inWorkbook) };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { problems: [{ pointer: '#workbook', message: error.message }] };
  }
}

function inWorkbook(problem: SheetProblem): InputError {
  const parts = [problem.sheet, problem.row, problem.column].filter((part) => part !== undefined);
  return { pointer: parts.reduce<string>(below, '#workbook'), message: sheetProblemWords(problem) };
}
