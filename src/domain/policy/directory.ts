import type { Cause } from './evaluation.ts';
import type { AuthorityLimit } from './policy.ts';

/** The people a route is resolved against. */
export interface Directory {
  people: Person[];
  /** Limits of the installation; they are read together with the policy's own. */
  limits: AuthorityLimit[];
  /** How roles are called on screen; a role without a title is shown by its name. */
  roleTitles?: Record<string, string>;
}

export interface Person {
  id: string;
  name: string;
  /** Other names a policy file may use for the person, as a sign-in address. */
  handle?: string;
  active: boolean;
  roles: string[];
  managerId: string | null;
}

/** Who may not decide on a deal: segregation of duties. */
export interface Parties {
  ownerId: string;
  submitterId: string;
  editorIds: readonly string[];
}

/** A step of the route with the people who can fill it. Stages are numbered 1, 2, … without holes. */
export interface ResolvedStep {
  stage: number;
  label: string;
  /** The ask in words, as "one person of Finance". */
  ask: string;
  /** Seats: this many of the candidates must approve. */
  quorum: number;
  candidates: string[];
  rules: string[];
  /** The roles it asks for; empty when it asks for people by name or position. Older routes do not say. */
  roles?: string[];
  /** The findings that ask it. */
  causes: Cause[];
  /** Working hours until the decision is due. */
  within: number;
  skipped: { person: string; because: string }[];
  /** The policy's fallback role is asked because nobody else could be. */
  fallback: boolean;
  /** Something a desk head must see; a step with fewer candidates than seats cannot be decided. */
  alarm: string | null;
}
