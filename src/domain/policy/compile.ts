import { type Cell, parseCell } from './cell.ts';
import { checkPolicy } from './check-policy.ts';
import type { InputSpec, Policy, Problem, Row, Table } from './policy.ts';
import { readPolicy } from './read-policy.ts';

/** A policy whose every cell, limit and reference has been read: ready to evaluate. */
export interface CompiledPolicy extends Policy {
  compiled: CompiledTable[];
}

export interface CompiledTable {
  table: Table;
  rows: CompiledRow[];
}

export interface CompiledRow {
  row: Row;
  cells: Cell[];
  /** Place of its strictest outcome in the table's order, 0 the strictest. */
  rank: number;
}

/** Compiles the plain object of a policy file, or says everything that is wrong with it and where. */
export function compilePolicy(file: unknown): { ok: CompiledPolicy } | { problems: Problem[] } {
  const read = readPolicy(file);
  if ('problems' in read) return read;
  const policy = read.ok;
  const problems = checkPolicy(policy);
  const compiled = policy.tables.map((table, index) => compileTable(table, policy, `/tables/${index}`, problems));
  return problems.length > 0 ? { problems } : { ok: { ...policy, compiled } };
}

function compileTable(table: Table, policy: Policy, at: string, problems: Problem[]): CompiledTable {
  const specs = table.columns.map((column, index) =>
    columnSpec(column, table, policy, `${at}/columns/${index}`, problems),
  );
  for (const [index, name] of table.order.entries()) {
    if (!table.outcomes[name])
      problems.push({ pointer: `${at}/order/${index}`, message: `${name} is not an outcome here` });
  }
  if (table.hit === 'priority' && table.order.length === 0) {
    problems.push({ pointer: `${at}/order`, message: 'a priority table names its outcomes, strictest first' });
  }
  const rows = table.rows.map((row, index) => compileRow(row, table, specs, `${at}/rows/${index}`, problems));
  return { table, rows };
}

function columnSpec(
  name: string,
  table: Table,
  policy: Policy,
  at: string,
  problems: Problem[],
): InputSpec | undefined {
  const spec = Object.hasOwn(policy.inputs, name) ? policy.inputs[name] : undefined;
  if (!spec) problems.push({ pointer: at, message: `${name} is not an input of this policy` });
  if (spec?.on === 'line' && table.scope === 'deal') {
    problems.push({ pointer: at, message: `${name} stands on lines: the table's scope must be each-line or any-line` });
  }
  return spec;
}

function compileRow(
  row: Row,
  table: Table,
  specs: (InputSpec | undefined)[],
  at: string,
  problems: Problem[],
): CompiledRow {
  if (table.rows.filter((other) => other.id === row.id).length > 1) {
    problems.push({ pointer: `${at}/id`, message: `${row.id} is used twice in this table` });
  }
  if (row.when.length !== table.columns.length) {
    const message = `has ${row.when.length} cells for ${table.columns.length} columns`;
    problems.push({ pointer: `${at}/when`, message });
  }
  for (const [index, name] of row.then.entries()) {
    if (!Object.hasOwn(table.outcomes, name)) {
      problems.push({ pointer: `${at}/then/${index}`, message: `${name} is not an outcome here` });
    }
  }
  const ranks = row.then.map((name) => table.order.indexOf(name)).filter((rank) => rank >= 0);
  if (table.hit === 'priority' && ranks.length === 0) {
    problems.push({ pointer: `${at}/then`, message: 'none of its outcomes is in the order of this priority table' });
  }
  const cells = row.when.map((text, index): Cell => {
    const spec = specs[index];
    const cell = spec && parseCell(text, spec);
    if (cell && 'message' in cell) problems.push({ pointer: `${at}/when/${index}`, message: cell.message });
    return cell && 'ok' in cell ? cell.ok : { any: true };
  });
  return { row, cells, rank: Math.min(...ranks) };
}
