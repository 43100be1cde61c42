import { abs, compare, type Exact, isExact, sub } from '../exact.ts';
import { type InputKind, type PolicyValue, policyValueText } from '../policy-value.ts';
import { type Cell, passes } from './cell.ts';
import type { CompiledRow, CompiledTable } from './compile.ts';
import type { CellTrace, Match } from './evaluation.ts';
import { declared } from './inputs.ts';
import type { InputSpec, Policy } from './policy.ts';

/** What a table reads: the deal, or in line scope one line before the deal. */
export interface Subject {
  /** Id of the line. */
  line?: string;
  read(input: string): PolicyValue;
}

/** How one row met one subject. */
export interface RowMatch {
  row: CompiledRow;
  match: Match;
  readonly cells: CellTrace[];
  subject: Subject;
}

/**
 * A row over a subject, in three values: one cell that fails decides the row; otherwise a cell that reads a missing
 * input leaves it open; only a row whose every cell passes has matched.
 */
export function matchRow(row: CompiledRow, table: CompiledTable, policy: Policy, subject: Subject): RowMatch {
  const { columns } = table.table;
  const values = columns.map((input): PolicyValue => {
    const spec = policy.inputs[input];
    return spec && declared(subject.read(input), spec);
  });
  const cellAt = (index: number): Cell => row.cells[index] ?? { any: true };
  const matches = values.map((value, index) => matchOf(cellAt(index), value));
  return {
    row,
    match: together(matches),
    subject,
    // In words only when asked: of a thousand lines few decide a row.
    get cells() {
      return columns.map((input, index): CellTrace => {
        const [value, spec] = [values[index], policy.inputs[input]];
        const actual = value === undefined || !spec ? null : actualText(value, spec, cellAt(index));
        return { input, cell: row.row.when[index] ?? '-', match: matches[index] ?? 'missing', actual };
      });
    },
  };
}

function matchOf(cell: Cell, value: PolicyValue): Match {
  if (cell.any) return 'matched';
  if (value === undefined) return 'missing';
  return passes(cell, value) ? 'matched' : 'not-matched';
}

/** Kleene's strong conjunction. */
function together(matches: Match[]): Match {
  if (matches.includes('not-matched')) return 'not-matched';
  return matches.includes('missing') ? 'missing' : 'matched';
}

/** The value with the digits that show on which side of the cell's limits it lies. */
function actualText(value: PolicyValue, spec: InputSpec, cell: Cell): string {
  return policyValueText(value, spec.type satisfies InputKind, isExact(value) ? nearestBound(value, cell) : undefined);
}

function nearestBound(value: Exact, cell: Cell): Exact | undefined {
  if (cell.any) return undefined;
  const bounds = cell.tests.flatMap((test) => (test.kind === 'range' ? [test.low?.at, test.high?.at] : []));
  return bounds
    .filter((bound) => bound !== undefined)
    .sort((a, b) => compare(abs(sub(a, value)), abs(sub(b, value))))[0];
}
