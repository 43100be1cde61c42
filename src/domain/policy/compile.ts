import { compare } from '../exact.ts';
import { type Cell, parseCell } from './cell.ts';
import { readInputs } from './inputs.ts';
import { isOrdered, literal } from './literal.ts';
import type { Ask, InputSpec, Policy, Problem, Row, Table } from './policy.ts';
import { readPolicy } from './read-policy.ts';
import { below } from './reader.ts';

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
  const problems: Problem[] = [];
  for (const [name, spec] of Object.entries(policy.inputs)) checkInput(name, spec, problems);
  const compiled = policy.tables.map((table, index) => compileTable(table, policy, `/tables/${index}`, problems));
  checkNames(policy, problems);
  checkLimits(policy, problems);
  checkInvariantsAndLevers(policy, problems);
  checkTests(policy, problems);
  return problems.length > 0 ? { problems } : { ok: { ...policy, compiled } };
}

function checkInput(name: string, spec: InputSpec, problems: Problem[]): void {
  const at = `/inputs/${name}`;
  const wordy = spec.type === 'enum' || spec.type === 'set';
  if (name === 'lines') problems.push({ pointer: at, message: 'is the name of the list of lines' });
  if (spec.values && !wordy) problems.push({ pointer: below(at, 'values'), message: `a ${spec.type} has no values` });
  const directions = isOrdered(spec.type)
    ? ['higher', 'lower']
    : spec.type === 'boolean'
      ? ['true', 'false']
      : spec.values;
  if (spec.worse !== undefined && !directions?.includes(spec.worse)) {
    problems.push({ pointer: below(at, 'worse'), message: `must be one of ${directions?.join(', ') ?? 'its values'}` });
  }
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
  checkOutcomes(table, policy, at, problems);
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

function checkOutcomes(table: Table, policy: Policy, at: string, problems: Problem[]): void {
  for (const [name, outcome] of Object.entries(table.outcomes)) {
    for (const effect of outcome.effects) {
      if (effect.kind !== 'require') continue;
      const { ask, input } = effect.requirement;
      const pointer = `${at}/outcomes/${name}/require`;
      const spec = input === undefined ? undefined : policy.inputs[input];
      if (input !== undefined && !(spec && isOrdered(spec.type))) {
        problems.push({
          pointer: `${pointer}/input`,
          message: `${input} is not a number, amount or date of this policy`,
        });
      }
      if (spec?.on === 'line' && table.scope === 'deal') {
        problems.push({ pointer: `${pointer}/input`, message: `${input} stands on lines, the table does not` });
      }
      if (!('lookup' in ask)) continue;
      const by = policy.inputs[ask.lookup.by];
      if (!by || isOrdered(by.type) || by.type === 'set') {
        problems.push({ pointer: `${pointer}/lookup/by`, message: `${ask.lookup.by} is not an enum or boolean input` });
        continue;
      }
      const values = by.type === 'boolean' ? ['true', 'false'] : by.values;
      const strange = Object.keys(ask.lookup.asks).filter((value) => values && !values.includes(value));
      for (const value of strange) {
        problems.push({
          pointer: below(`${pointer}/lookup/asks`, value),
          message: `is not a value of ${ask.lookup.by}`,
        });
      }
      const uncovered = values?.filter((value) => !Object.hasOwn(ask.lookup.asks, value));
      if (!ask.lookup.otherwise && (!uncovered || uncovered.length > 0)) {
        const message = `has nobody for ${uncovered?.join(', ') ?? 'other values'}: add them or otherwise`;
        problems.push({ pointer: `${pointer}/lookup`, message });
      }
    }
  }
}

/** Groups that are named must exist; table names tell findings apart. */
function checkNames(policy: Policy, problems: Problem[]): void {
  for (const [index, table] of policy.tables.entries()) {
    if (policy.tables.findIndex((other) => other.name === table.name) !== index) {
      problems.push({ pointer: `/tables/${index}/name`, message: `${table.name} is used twice` });
    }
    for (const [name, outcome] of Object.entries(table.outcomes)) {
      for (const ask of outcome.effects.flatMap((effect) =>
        effect.kind === 'require' ? asksOf(effect.requirement.ask) : [],
      )) {
        if ('group' in ask && typeof ask.group === 'string' && !Object.hasOwn(policy.groups, ask.group)) {
          const pointer = `/tables/${index}/outcomes/${name}/require/group`;
          problems.push({ pointer, message: `${ask.group} is not one of the policy's groups` });
        }
      }
    }
  }
}

function asksOf(ask: Ask | { lookup: { asks: Record<string, Ask>; otherwise?: Ask } }): Ask[] {
  if (!('lookup' in ask)) return [ask];
  const { asks, otherwise } = ask.lookup;
  return otherwise ? [...Object.values(asks), otherwise] : Object.values(asks);
}

function checkLimits(policy: Policy, problems: Problem[]): void {
  for (const [index, limit] of policy.limits.entries()) {
    const at = `/limits/${index}`;
    const spec = policy.inputs[limit.input];
    if (!spec || !isOrdered(spec.type)) {
      problems.push({
        pointer: `${at}/input`,
        message: `${limit.input} is not a number, amount or date of this policy`,
      });
      continue;
    }
    // A limit is a bound on the bad side; which side is bad must be said once, at the input.
    const [wanted, other] = spec.worse === 'lower' ? (['downTo', 'upTo'] as const) : (['upTo', 'downTo'] as const);
    if (limit[other] !== undefined || limit[wanted] === undefined) {
      const why = spec.worse === 'lower' ? 'gets worse downwards' : 'gets worse upwards';
      problems.push({ pointer: `${at}/${wanted}`, message: `${limit.input} ${why}: its limits say ${wanted}` });
      continue;
    }
    const bound = literal(limit[wanted], spec.type);
    if ('message' in bound) problems.push({ pointer: `${at}/${wanted}`, message: bound.message });
  }
}

function checkInvariantsAndLevers(policy: Policy, problems: Problem[]): void {
  for (const [index, invariant] of policy.invariants.entries()) {
    for (const [name, text] of Object.entries(invariant.every)) {
      const spec = policy.inputs[name];
      const cell = spec ? parseCell(text, spec) : { message: `${name} is not an input of this policy` };
      if ('message' in cell) problems.push({ pointer: `/invariants/${index}/every/${name}`, message: cell.message });
    }
  }
  for (const [index, lever] of policy.levers.entries()) {
    const spec = policy.inputs[lever.input];
    if (!spec)
      problems.push({ pointer: `/levers/${index}/input`, message: `${lever.input} is not an input of this policy` });
    if (!spec || !isOrdered(spec.type)) continue;
    for (const bound of ['step', 'min', 'max'] as const) {
      const text = lever[bound];
      const value = text === undefined ? undefined : literal(text, spec.type === 'date' ? 'integer' : spec.type);
      const pointer = `/levers/${index}/${bound}`;
      if (value && 'message' in value) problems.push({ pointer, message: value.message });
      else if (value && bound === 'step' && compare(value.ok, value.ok.neg()) <= 0) {
        problems.push({ pointer, message: 'must be above zero' });
      }
    }
  }
}

function checkTests(policy: Policy, problems: Problem[]): void {
  const rules = new Set(policy.tables.flatMap((table) => table.rows.map((row) => row.rule)));
  for (const [index, test] of policy.tests.entries()) {
    const at = `/tests/${index}`;
    const read = readInputs(test.input, policy);
    if ('problems' in read)
      problems.push(...read.problems.map((each) => ({ ...each, pointer: `${at}/input${each.pointer}` })));
    else
      for (const name of read.unknown) {
        problems.push({ pointer: below(`${at}/input`, name), message: `${name} is not an input of this policy` });
      }
    if (Object.keys(test.expect).length === 0) problems.push({ pointer: `${at}/expect`, message: 'expects nothing' });
    for (const [place, rule] of (test.expect.rules ?? []).entries()) {
      if (!rules.has(rule)) problems.push({ pointer: `${at}/expect/rules/${place}`, message: `${rule} is not a rule` });
    }
  }
}
