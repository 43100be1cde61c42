/** The tables of a policy file taken out as sheets, and a new file made of sheets that came back. */
import type { Problem, Table } from '../../domain/policy/policy.ts';
import { runPolicyTests, type TestResult } from '../../domain/policy/policy-tests.ts';
import { readAsWritten } from '../../domain/policy/read-policy.ts';
import { changesOf, isChanged, type PlacedRow, placeRows, type RowChanges } from '../../domain/policy/row-changes.ts';
import { columnName, readSheets, type SheetProblem, type SheetRow } from '../../domain/policy/sheet-rows.ts';
import { headerOf, type Sheet, sheetNames, sheetsOf } from '../../domain/policy/sheets.ts';
import { compilePolicyFile, readPolicyFile } from '../policy-file.ts';
import { withRows } from './written-rows.ts';

/** A policy file with other rows: not kept anywhere yet. */
export interface ChangedPolicy {
  source: string;
  /** What happened to the tables that are not as they were. */
  tables: (RowChanges & { table: string })[];
  /** What no longer fits elsewhere in the file, as a test of a rule that is gone. */
  problems: Problem[];
  /** Its own tests; none while it has problems. */
  tests: TestResult[];
}

/** The sheets of a policy file that compiles. */
export const policySheets = (source: string): Sheet[] => sheetsOf(tablesOf(source));

/** The file with the rows of the sheets in its tables, and everything else as it is; or what is wrong in the sheets. */
export function changedBySheets(
  source: string,
  sheets: readonly Sheet[],
): { ok: ChangedPolicy } | { problems: SheetProblem[] } {
  const tables = tablesOf(source);
  const read = readSheets(tables, sheets);
  if ('problems' in read) return read;
  const rows = read.ok.map((each) => each.map(({ line: _, ...row }) => row));
  const placed = tables.map((table, index) => placeRows(table.rows, rows[index] ?? []));
  const changes = tables.map((table, index) => ({
    table: table.name,
    ...changesOf(table.rows, placed[index] as PlacedRow[]),
  }));
  const edited = new Map([...placed.entries()].filter(([index]) => isChanged(changes[index] as RowChanges)));
  const changed = withRows(source, edited);
  const compiled = compilePolicyFile(changed);
  const problems = 'problems' in compiled ? compiled.problems : [];
  const places = problems.map((problem) => placeOf(problem, tables, read.ok));
  const inSheets = places.filter((place) => place !== undefined);
  if (inSheets.length > 0) return { problems: inSheets };
  return {
    ok: {
      source: changed,
      tables: changes.filter(isChanged),
      problems,
      tests: 'ok' in compiled ? runPolicyTests(compiled.ok) : [],
    },
  };
}

function tablesOf(source: string): Table[] {
  const file = readPolicyFile(source);
  const read = 'ok' in file ? readAsWritten(file.ok) : undefined;
  if (!read || 'problems' in read) throw new Error('a policy file was taken for sound that is not');
  return read.ok.tables;
}

/** Where in the sheets it is what the compiler found at a place of the file; undefined when it is not in a row. */
function placeOf(
  { pointer, message }: Problem,
  tables: readonly Table[],
  rows: readonly SheetRow[][],
): SheetProblem | undefined {
  const found = /^\/tables\/(\d+)\/rows\/(\d+)(?:\/(\w+)(?:\/(\d+))?)?$/.exec(pointer);
  if (!found) return undefined;
  const [table, row] = [Number(found[1]), Number(found[2])];
  const header = headerOf(tables[table] as Table);
  const columns: Record<string, number> = {
    id: 0,
    when: 1 + Number(found[4] ?? 0),
    then: header.length - 2,
    because: header.length - 1,
  };
  const column = columns[found[3] ?? ''];
  return {
    sheet: sheetNames(tables)[table] as string,
    row: rows[table]?.[row]?.line,
    ...(column !== undefined && { column: columnName(header, column) }),
    message,
  };
}
