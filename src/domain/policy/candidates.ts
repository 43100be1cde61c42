import { isCalled, lacksAuthority } from './authority.ts';
import type { CompiledPolicy } from './compile.ts';
import type { Directory, Parties, Person } from './directory.ts';
import type { RouteStep } from './evaluation.ts';

/** Who can fill a step, in turn: every list is one step of its own, asked after the one before. */
export interface Candidacy {
  turns: Person[][];
  skipped: { person: string; because: string }[];
}

export function candidacy(step: RouteStep, policy: CompiledPolicy, directory: Directory, parties: Parties): Candidacy {
  if ('chain' in step) return climb(step, step.chain, step.role, policy, directory, parties);
  const skipped: Candidacy['skipped'] = [];
  const able = askedPeople(step, policy, directory).filter((person) => {
    const because =
      barred(person, parties) ?? lacks(person, 'role' in step ? step.role : undefined, step, policy, directory);
    if (because) skipped.push({ person: person.id, because });
    return because === null;
  });
  return { turns: [able], skipped };
}

/** Segregation of duties: nobody decides on a deal they own, submitted or edited; who left decides nothing. */
export function barred(person: Person, parties: Parties): string | null {
  if (!person.active) return 'is not active';
  if (person.id === parties.ownerId) return 'owns the deal';
  if (person.id === parties.submitterId) return 'submitted the version';
  return parties.editorIds.includes(person.id) ? 'wrote a version or a scenario, or submitted one' : null;
}

/** Whether a person may fill a step by the rule itself: the role, group or name it asks, and authority. */
export function mayFill(person: Person, step: RouteStep, policy: CompiledPolicy, directory: Directory): boolean {
  const role = 'role' in step || 'chain' in step ? step.role : undefined;
  const isAsked =
    'chain' in step
      ? role === undefined || person.roles.includes(role)
      : askedPeople(step, policy, directory).some(({ id }) => id === person.id);
  return isAsked && lacks(person, role, step, policy, directory) === null;
}

function lacks(
  person: Person,
  role: string | undefined,
  step: RouteStep,
  policy: CompiledPolicy,
  directory: Directory,
): string | null {
  return lacksAuthority(person, role, step, [...policy.limits, ...directory.limits], policy.inputs);
}

/**
 * The owner's managers upwards to the first with authority: each of them in turn, or only that first one. Where
 * nobody up to the top has authority nobody is asked, because those below cannot decide it either.
 */
function climb(
  step: RouteStep,
  mode: 'each' | 'first',
  role: string | undefined,
  policy: CompiledPolicy,
  directory: Directory,
  parties: Parties,
): Candidacy {
  const skipped: Candidacy['skipped'] = [];
  const asked: Person[] = [];
  for (const manager of managersOf(parties.ownerId, directory)) {
    const bar = barred(manager, parties);
    const short =
      bar ??
      (role !== undefined && !manager.roles.includes(role)
        ? `does not hold the role ${role}`
        : lacks(manager, role, step, policy, directory));
    if (short === null)
      return { turns: mode === 'first' ? [[manager]] : [...asked, manager].map((each) => [each]), skipped };
    if (bar === null && mode === 'each') asked.push(manager);
    else skipped.push({ person: manager.id, because: short });
  }
  skipped.push(...asked.map(({ id }) => ({ person: id, because: 'nobody above has authority' })));
  return { turns: [[]], skipped };
}

/** Is this one of the owner's managers with authority for the step, be it above the first who is asked? */
export function leadsWithAuthority(
  person: Person,
  step: RouteStep,
  policy: CompiledPolicy,
  directory: Directory,
  parties: Parties,
): boolean {
  if (!('chain' in step) || (step.role !== undefined && !person.roles.includes(step.role))) return false;
  const leads = managersOf(parties.ownerId, directory).some(({ id }) => id === person.id);
  return leads && lacks(person, step.role, step, policy, directory) === null;
}

/** Upwards until the top; a chain that runs in a circle ends where it closes. */
function managersOf(ownerId: string, directory: Directory): Person[] {
  const found: Person[] = [];
  const byId = new Map(directory.people.map((person) => [person.id, person]));
  let next = byId.get(ownerId)?.managerId;
  while (next && next !== ownerId && !found.some(({ id }) => id === next)) {
    const manager = byId.get(next);
    if (!manager) break;
    found.push(manager);
    next = manager.managerId;
  }
  return found;
}

function askedPeople(step: RouteStep, policy: CompiledPolicy, directory: Directory): Person[] {
  if ('role' in step) return directory.people.filter((person) => person.roles.includes(step.role ?? ''));
  if ('user' in step) return directory.people.filter((person) => isCalled(person, step.user));
  if (!('group' in step)) return [];
  const members = typeof step.group === 'string' ? (policy.groups[step.group] ?? []) : step.group;
  return directory.people.filter((person) =>
    members.some((member) => isCalled(person, member) || person.roles.includes(member)),
  );
}
