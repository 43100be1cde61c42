import { barred, mayFill } from './candidates.ts';
import type { CompiledPolicy } from './compile.ts';
import type { Directory, Parties, Person, ResolvedStep } from './directory.ts';
import type { RouteStep } from './evaluation.ts';
import { askText } from './resolve.ts';

/** The managers of people, each once; who left is nobody's manager any more. */
export function managersOf(people: readonly string[], directory: Directory): Person[] {
  const above = new Set(directory.people.filter(({ id }) => people.includes(id)).map(({ managerId }) => managerId));
  return directory.people.filter(({ id, active }) => active && above.has(id));
}

/**
 * Those of the managers who may decide a step by the very rules that ask it: role or group, authority for the values
 * that fired them, segregation of duties. Nobody, where the rules of a step cannot be told any more.
 */
export function ableByRule(
  managers: readonly Person[],
  step: Pick<ResolvedStep, 'ask' | 'rules'>,
  route: readonly RouteStep[][],
  { policy, directory, parties }: { policy: CompiledPolicy; directory: Directory; parties: Parties },
): Person[] {
  const asks = route
    .flat()
    .filter(
      (ask) => ask.rules.every((rule) => step.rules.includes(rule)) && step.ask.includes(askText(ask, directory)),
    );
  if (asks.length === 0) return [];
  return managers.filter(
    (manager) => barred(manager, parties) === null && asks.every((ask) => mayFill(manager, ask, policy, directory)),
  );
}
