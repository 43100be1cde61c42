import type { Cause, Finding, RouteStep } from './evaluation.ts';
import type { Ask } from './policy.ts';

/** A finding with what it adds to the route and to the lists of evidence and clauses. */
export interface RoutedFinding {
  finding: Finding;
  steps?: RouteStep[];
}

/** The route of all steps asked: stages in order; in one stage the same ask is one step, with the rules united. */
export function routeOf(asked: readonly RouteStep[]): RouteStep[][] {
  const same = new Map<string, RouteStep[]>();
  for (const step of asked) {
    const key = JSON.stringify([step.stage, askKey(step)]);
    const group = same.get(key);
    if (group) group.push(step);
    else same.set(key, [step]);
  }
  const stages = new Map<number, RouteStep[]>();
  for (const steps of same.values()) {
    const step = united(steps);
    stages.set(step.stage, [...(stages.get(step.stage) ?? []), step]);
  }
  return [...stages.entries()].sort(([a], [b]) => a - b).map(([, stage]) => stage);
}

/** One step for all: every rule and value once, the shortest time, in one go however many lines ask the same. */
function united(steps: RouteStep[]): RouteStep {
  const within = Math.min(...steps.map((step) => step.within ?? Number.POSITIVE_INFINITY));
  const authority = new Map(
    steps.flatMap((step) => step.authority.map((each) => [`${each.input} ${each.value}`, each] as const)),
  );
  return {
    ...(steps[0] as RouteStep),
    rules: [...new Set(steps.flatMap(({ rules }) => rules))],
    causes: uniqueCauses(steps.flatMap(({ causes }) => causes)),
    ...(Number.isFinite(within) && { within }),
    authority: [...authority.values()],
    limited: steps.some(({ limited }) => limited),
  };
}

const uniqueCauses = (causes: readonly Cause[]): Cause[] => [
  ...new Map(causes.map((cause) => [JSON.stringify([cause.rule, cause.outcome]), cause])).values(),
];

function askKey(ask: Ask): unknown[] {
  if ('chain' in ask) return ['chain', ask.chain, ask.role];
  if ('role' in ask) return ['role', ask.role, ask.quorum];
  return 'user' in ask ? ['user', ask.user] : ['group', ask.group, ask.quorum];
}

/** Who is asked, in one phrase: what tests of a policy and lists call the step. */
export function askLabel(ask: Ask): string {
  if ('chain' in ask) return ask.role ?? (ask.chain === 'first' ? 'first manager' : 'each manager');
  if ('role' in ask) return ask.role;
  if ('user' in ask) return ask.user;
  return typeof ask.group === 'string' ? ask.group : ask.group.join(', ');
}
