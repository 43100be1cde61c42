import { type Exact, compare, ratio } from '../exact.ts';
import type { Person } from './directory.ts';
import type { RouteStep } from './evaluation.ts';
import { literal } from './literal.ts';
import type { AuthorityLimit, InputSpec } from './policy.ts';

/**
 * Why this person lacks authority (DoA) for the step, or null when they have it. A limit for a named person replaces
 * those of their roles; of several roles the widest counts. Where nothing is stated, the role alone is authority,
 * unless the step takes only stated limits.
 */
export function lacksAuthority(
  person: Person,
  role: string | undefined,
  step: Pick<RouteStep, 'authority' | 'limited'>,
  limits: AuthorityLimit[],
  inputs: Record<string, InputSpec>,
): string | null {
  for (const { input, value } of step.authority) {
    const stated = limitsOf(person, role, input, limits);
    if (stated.length === 0) {
      if (step.limited && limits.some((limit) => limit.input === input)) return `has no stated limit for ${input}`;
      continue;
    }
    const spec = inputs[input];
    if (!spec || !stated.some((limit) => covers(limit, exactValue(value), spec))) {
      return `limit for ${input} is ${stated.map((limit) => limit.upTo ?? limit.downTo).join(' or ')}`;
    }
  }
  return null;
}

/** The person's own limits for the input; without any, those of the role asked for, or of every role they hold. */
function limitsOf(person: Person, role: string | undefined, input: string, limits: AuthorityLimit[]): AuthorityLimit[] {
  const about = limits.filter((limit) => limit.input === input);
  const personal = about.filter(({ who }) => 'user' in who && isCalled(person, who.user));
  if (personal.length > 0) return personal;
  const roles = role === undefined ? person.roles : [role];
  return about.filter(({ who }) => 'role' in who && roles.includes(who.role));
}

function covers(limit: AuthorityLimit, value: Exact, spec: InputSpec): boolean {
  const bound = literal(limit.upTo ?? limit.downTo ?? '', spec.type);
  if ('message' in bound) return false;
  return limit.upTo !== undefined ? compare(value, bound.ok) <= 0 : compare(value, bound.ok) >= 0;
}

/** Whether a policy file's name for a person means this one. */
export function isCalled(person: Person, name: string): boolean {
  return person.id === name || person.handle?.toLowerCase() === name.toLowerCase();
}

function exactValue(text: string): Exact {
  const [numerator = '0', denominator = '1'] = text.split('/');
  return ratio(BigInt(numerator), BigInt(denominator));
}
