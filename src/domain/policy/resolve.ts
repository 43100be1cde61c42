import { barred, candidacy } from './candidates.ts';
import type { CompiledPolicy } from './compile.ts';
import type { Directory, Parties, Person, ResolvedStep } from './directory.ts';
import type { RouteStep } from './evaluation.ts';
import { type OpenSeats, type Shortage, shortage } from './seats.ts';

/** Working hours to decide when the policy says none. */
export const defaultWithin = 24;

/**
 * Puts people to a route: who can fill each step, who was passed over and why. When nobody can, the policy's fallback
 * role is asked with an alarm; when that has nobody either the step keeps no candidate and can never be decided:
 * silence never approves.
 */
export function resolveRoute(
  route: RouteStep[][],
  policy: CompiledPolicy,
  directory: Directory,
  parties: Parties,
): ResolvedStep[] {
  const steps: ResolvedStep[] = [];
  let stage = 0;
  for (const group of route) {
    const resolved = group.map((step) => resolveStep(step, policy, directory, parties));
    steps.push(...resolved.flatMap((turns) => turns.map((step, turn) => ({ ...step, stage: stage + turn + 1 }))));
    stage += Math.max(...resolved.map((turns) => turns.length));
  }
  return renumbered(mergeSameCandidates(askOnce(steps)));
}

/**
 * Steps that too few different people can fill: a version with any must not be submitted. Undefined when every seat can
 * be filled.
 */
export const shortageOf = (steps: readonly ResolvedStep[]): Shortage<ResolvedStep & OpenSeats> | undefined =>
  shortage(steps.map((step) => ({ ...step, seats: step.quorum })));

/** Why nobody can finish the route: "Finance and VP Sales need 4 different people, and only 3 may approve." */
export function shortageText(short: {
  steps: readonly { label: string }[];
  seats: number;
  people: readonly unknown[];
}) {
  const named = new Intl.ListFormat('en').format(short.steps.map(({ label }) => label));
  const needs = short.steps.length === 1 ? 'needs' : 'need';
  const asked = short.seats === 1 ? 'somebody' : `${short.seats} different people`;
  const may = short.people.length === 0 ? 'nobody' : `only ${short.people.length}`;
  return `${named} ${needs} ${asked}, and ${may} may approve.`;
}

/** One step for each turn: several only where managers are asked one after another. */
function resolveStep(
  step: RouteStep,
  policy: CompiledPolicy,
  directory: Directory,
  parties: Parties,
): Omit<ResolvedStep, 'stage'>[] {
  const { turns, skipped } = candidacy(step, policy, directory, parties);
  return turns.map((able, turn) => {
    const seats = seatsOf(step, able);
    const base = {
      label: labelOf(step, turn, able, directory),
      ask: askText(step, directory),
      quorum: seats,
      candidates: able.map(({ id }) => id),
      roles: 'role' in step && step.role !== undefined ? [step.role] : [],
      rules: step.rules,
      causes: step.causes,
      within: step.within ?? defaultWithin,
      skipped: turn === 0 ? skipped : [],
      fallback: false,
      alarm: null,
    };
    return able.length >= seats ? base : withFallback(base, policy, directory, parties);
  });
}

function withFallback(
  step: Omit<ResolvedStep, 'stage'>,
  policy: CompiledPolicy,
  directory: Directory,
  parties: Parties,
): Omit<ResolvedStep, 'stage'> {
  const role = policy.fallback?.role;
  const people = role === undefined ? [] : directory.people.filter((person) => person.roles.includes(role));
  const able = people.filter((person) => barred(person, parties) === null).map(({ id }) => id);
  const skipped = people.flatMap((person) => {
    const because = barred(person, parties);
    return because === null ? [] : [{ person: person.id, because }];
  });
  const candidates = [...new Set([...step.candidates, ...able])];
  const short = `too few people can approve for ${step.label}`;
  const alarm =
    candidates.length >= step.quorum
      ? `${short}: ${role} is asked instead`
      : `${short}, and ${role === undefined ? 'the policy names no fallback' : `${role} has too few as well`}`;
  return { ...step, candidates, skipped: [...step.skipped, ...skipped], fallback: able.length > 0, alarm };
}

/** `all` means everybody who may decide; with nobody left one seat remains to be filled. */
function seatsOf(step: RouteStep, able: Person[]): number {
  if ('chain' in step || step.quorum === 'any') return 1;
  return step.quorum === 'all' ? Math.max(able.length, 1) : step.quorum;
}

function labelOf(step: RouteStep, turn: number, able: Person[], directory: Directory): string {
  if ('chain' in step && step.role === undefined) return turn === 0 ? 'Manager' : `Manager ${turn + 1}`;
  if ('user' in step) return able[0]?.name ?? step.user;
  return titled(step.label, directory);
}

/** Roles by their titles: "finance, vp-sales" is "Finance or VP Sales". */
const titled = (label: string, { roleTitles }: Directory): string =>
  label
    .split(', ')
    .map((name) => roleTitles?.[name] ?? name)
    .join(' or ');

/** Whom the rule asks, in words. */
export function askText(step: RouteStep, directory: Directory): string {
  if ('chain' in step) {
    const whom = step.role === undefined ? 'manager' : `manager who is ${titled(step.role, directory)}`;
    return step.chain === 'first' ? `first ${whom} with authority` : `each ${whom} up to the first with authority`;
  }
  if ('user' in step) return step.user;
  const seats = { any: 'one person', all: 'everybody' };
  const who = typeof step.quorum === 'number' ? `${step.quorum} people` : seats[step.quorum];
  return `${who} of ${titled(step.label, directory)}`;
}

/** A person who alone fills several steps is asked once, at the latest of their stages, for all the rules. */
function askOnce(steps: ResolvedStep[]): ResolvedStep[] {
  return mergeWhere(steps, (step) =>
    step.candidates.length === 1 && step.quorum === 1 ? step.candidates[0] : undefined,
  );
}

function mergeSameCandidates(steps: ResolvedStep[]): ResolvedStep[] {
  return mergeWhere(steps, (step) =>
    step.candidates.length === 0 ? undefined : JSON.stringify([step.stage, [...step.candidates].sort()]),
  );
}

function mergeWhere(steps: ResolvedStep[], key: (step: ResolvedStep) => string | undefined): ResolvedStep[] {
  const merged: ResolvedStep[] = [];
  for (const step of steps) {
    const own = key(step);
    const index = own === undefined ? -1 : merged.findIndex((other) => key(other) === own);
    const same = merged[index];
    if (same) merged[index] = united(same, step);
    else merged.push(step);
  }
  return merged;
}

function united(one: ResolvedStep, other: ResolvedStep): ResolvedStep {
  const join = (a: string, b: string): string => (a === b ? a : `${a}, ${b}`);
  return {
    stage: Math.max(one.stage, other.stage),
    label: join(one.label, other.label),
    ask: join(one.ask, other.ask),
    quorum: Math.max(one.quorum, other.quorum),
    candidates: one.candidates,
    // A step that also asks by name or position is not one of the role alone.
    roles: one.roles?.length && other.roles?.length ? [...new Set([...one.roles, ...other.roles])] : [],
    rules: [...new Set([...one.rules, ...other.rules])],
    causes: [...one.causes, ...other.causes],
    within: Math.min(one.within, other.within),
    skipped: [...one.skipped, ...other.skipped],
    fallback: one.fallback || other.fallback,
    alarm: [one.alarm, other.alarm].filter((alarm) => alarm !== null).join('; ') || null,
  };
}

/** In order of stages, which merging may have emptied. */
function renumbered(steps: ResolvedStep[]): ResolvedStep[] {
  const stages = [...new Set(steps.map((step) => step.stage))].sort((a, b) => a - b);
  return steps.map((step) => ({ ...step, stage: stages.indexOf(step.stage) + 1 })).sort((a, b) => a.stage - b.stage);
}
