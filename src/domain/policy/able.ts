import { barred, candidacy, leadsWithAuthority } from './candidates.ts';
import type { CompiledPolicy } from './compile.ts';
import type { Directory, Parties, Person, ResolvedStep } from './directory.ts';
import type { RouteStep } from './evaluation.ts';

/** What a version was judged by, with the people of now. The directory may hold only those who are asked about. */
export interface Ruling {
  route: RouteStep[][];
  policy: CompiledPolicy;
  directory: Directory;
  parties: Parties;
}

/**
 * Why this person may not fill a seat of the step by the rules that ask it, as of now; null when they may. A step that
 * somebody added by hand has no rule: whoever is active and has no part in the deal may fill it.
 */
export function whyUnable(
  personId: string,
  step: Pick<ResolvedStep, 'causes' | 'fallback'>,
  ruling: Ruling,
): string | null {
  const person = ruling.directory.people.find(({ id }) => id === personId);
  if (!person) return 'is not known';
  const bar = barred(person, ruling.parties);
  if (bar !== null) return bar;
  if (isFallback(person, step, ruling)) return null;
  const asks = ruling.route
    .flat()
    .filter(({ causes }) => causes.some((cause) => step.causes.some((other) => isSame(cause, other))));
  const beyond = asks.find((ask) => !isAsked(person, ask, ruling));
  if (!beyond) return null;
  const { skipped } = candidacy(beyond, ruling.policy, ruling.directory, ruling.parties);
  const short = skipped.find((one) => one.person === personId);
  return short ? `cannot decide it: ${short.because}` : 'is not asked by this rule';
}

const isSame = (one: ResolvedStep['causes'][number], other: ResolvedStep['causes'][number]): boolean =>
  one.rule === other.rule && one.outcome === other.outcome;

const isFallback = (person: Person, { fallback }: Pick<ResolvedStep, 'fallback'>, { policy }: Ruling): boolean =>
  fallback && policy.fallback !== undefined && person.roles.includes(policy.fallback.role);

function isAsked(person: Person, ask: RouteStep, { policy, directory, parties }: Ruling): boolean {
  const { turns } = candidacy(ask, policy, directory, parties);
  return (
    turns.some((able) => able.some(({ id }) => id === person.id)) ||
    leadsWithAuthority(person, ask, policy, directory, parties)
  );
}

/** Everybody of the policy's fallback role who has no part in the deal. */
export function fallbackPeople({ policy, directory, parties }: Ruling): string[] {
  const role = policy.fallback?.role;
  if (role === undefined) return [];
  return directory.people
    .filter((person) => person.roles.includes(role) && barred(person, parties) === null)
    .map(({ id }) => id);
}
