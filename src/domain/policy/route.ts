import type { Finding, RouteStep } from './evaluation.ts';
import type { Ask } from './policy.ts';

/** A finding with what it adds to the route and to the lists of evidence and clauses. */
export interface RoutedFinding {
  finding: Finding;
  steps?: RouteStep[];
  names?: string[];
}

/** The route of all findings: stages in order; in one stage the same ask is one step, with the rules united. */
export function routeOf(routed: RoutedFinding[]): RouteStep[][] {
  const steps = new Map<string, RouteStep>();
  for (const step of routed.flatMap((each) => each.steps ?? [])) {
    const key = JSON.stringify([step.stage, askKey(step)]);
    const same = steps.get(key);
    steps.set(key, same ? united(same, step) : step);
  }
  const stages = new Map<number, RouteStep[]>();
  for (const step of steps.values()) stages.set(step.stage, [...(stages.get(step.stage) ?? []), step]);
  return [...stages.entries()].sort(([a], [b]) => a - b).map(([, stage]) => stage);
}

function united(one: RouteStep, other: RouteStep): RouteStep {
  const within = Math.min(one.within ?? Number.POSITIVE_INFINITY, other.within ?? Number.POSITIVE_INFINITY);
  const authority = new Map(
    [...one.authority, ...other.authority].map((each) => [`${each.input} ${each.value}`, each]),
  );
  return {
    ...one,
    rules: [...new Set([...one.rules, ...other.rules])],
    causes: [...one.causes, ...other.causes],
    ...(Number.isFinite(within) && { within }),
    authority: [...authority.values()],
    limited: one.limited || other.limited,
  };
}

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
