import { sign } from '../exact.ts';
import { parseCell } from './cell.ts';
import { checkOutcomes } from './check-outcomes.ts';
import { readInputs } from './inputs.ts';
import { isOrdered, literal } from './literal.ts';
import type { InputSpec, Policy, Problem } from './policy.ts';
import { below } from './reader.ts';

/** What a policy says outside the cells of its tables: every reference resolved, every limit read. */
export function checkPolicy(policy: Policy): Problem[] {
  const problems: Problem[] = [];
  for (const [name, spec] of Object.entries(policy.inputs)) checkInput(name, spec, problems);
  checkTables(policy, problems);
  checkLimits(policy, problems);
  checkInvariants(policy, problems);
  checkLevers(policy, problems);
  checkTests(policy, problems);
  return problems;
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

/** Table names tell findings apart. */
function checkTables(policy: Policy, problems: Problem[]): void {
  for (const [index, table] of policy.tables.entries()) {
    if (policy.tables.findIndex((other) => other.name === table.name) !== index) {
      problems.push({ pointer: `/tables/${index}/name`, message: `${table.name} is used twice` });
    }
    checkOutcomes(table, policy, `/tables/${index}`, problems);
  }
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

function checkInvariants(policy: Policy, problems: Problem[]): void {
  for (const [index, invariant] of policy.invariants.entries()) {
    for (const [name, text] of Object.entries(invariant.every)) {
      const spec = policy.inputs[name];
      const cell = spec ? parseCell(text, spec) : { message: `${name} is not an input of this policy` };
      if ('message' in cell) problems.push({ pointer: `/invariants/${index}/every/${name}`, message: cell.message });
    }
  }
}

function checkLevers(policy: Policy, problems: Problem[]): void {
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
      else if (value && bound === 'step' && sign(value.ok) <= 0) {
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
