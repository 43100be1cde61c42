import { isOrdered } from './literal.ts';
import type { Ask, Lookup, Policy, Problem, Requirement, Table } from './policy.ts';
import { below } from './reader.ts';

/** Whom the outcomes of a table ask: inputs, lookups and groups that do not exist or leave a hole. */
export function checkOutcomes(table: Table, policy: Policy, at: string, problems: Problem[]): void {
  for (const [name, outcome] of Object.entries(table.outcomes)) {
    for (const effect of outcome.effects) {
      if (effect.kind !== 'require') continue;
      const pointer = `${at}/outcomes/${name}/require`;
      const { ask } = effect.requirement;
      checkAuthority(effect.requirement, table, policy, `${pointer}/input`, problems);
      if ('lookup' in ask) checkLookup(ask.lookup, table, policy, `${pointer}/lookup`, problems);
      for (const each of asksOf(ask)) checkGroup(each, policy, `${pointer}/group`, problems);
    }
  }
}

function checkAuthority({ input }: Requirement, table: Table, policy: Policy, at: string, problems: Problem[]): void {
  if (input === undefined) return;
  const spec = policy.inputs[input];
  if (!spec || !isOrdered(spec.type)) {
    problems.push({ pointer: at, message: `${input} is not a number, amount or date of this policy` });
  } else if (spec.on === 'line' && table.scope === 'deal') {
    problems.push({ pointer: at, message: `${input} stands on lines, the table does not` });
  }
}

function checkLookup(lookup: Lookup, table: Table, policy: Policy, at: string, problems: Problem[]): void {
  const by = policy.inputs[lookup.by];
  if (!by || (by.type !== 'enum' && by.type !== 'boolean')) {
    problems.push({ pointer: `${at}/by`, message: `${lookup.by} is not an enum or boolean input` });
    return;
  }
  if (by.on === 'line' && table.scope === 'deal') {
    problems.push({ pointer: `${at}/by`, message: `${lookup.by} stands on lines, the table does not` });
  }
  const values = by.type === 'boolean' ? ['true', 'false'] : by.values;
  for (const value of Object.keys(lookup.asks)) {
    if (values && !values.includes(value)) {
      problems.push({ pointer: below(`${at}/asks`, value), message: `is not a value of ${lookup.by}` });
    }
  }
  const uncovered = values?.filter((value) => !Object.hasOwn(lookup.asks, value));
  if (!lookup.otherwise && (!uncovered || uncovered.length > 0)) {
    const message = `has nobody for ${uncovered?.join(', ') ?? 'other values'}: add them or otherwise`;
    problems.push({ pointer: at, message });
  }
}

function checkGroup(ask: Ask, policy: Policy, at: string, problems: Problem[]): void {
  if ('group' in ask && typeof ask.group === 'string' && !Object.hasOwn(policy.groups, ask.group)) {
    problems.push({ pointer: at, message: `${ask.group} is not one of the policy's groups` });
  }
}

function asksOf(ask: Requirement['ask']): Ask[] {
  if (!('lookup' in ask)) return [ask];
  const { asks, otherwise } = ask.lookup;
  return otherwise ? [...Object.values(asks), otherwise] : Object.values(asks);
}
