import type { InputKind } from '../policy-value.ts';

/**
 * A policy as its file says it, after validation: plain data that can be stored and sent.
 * The language is described for its authors in docs/policy-language.md.
 */

export const inputKinds = [
  'number',
  'integer',
  'percent',
  'money',
  'date',
  'enum',
  'boolean',
  'set',
] as const satisfies readonly InputKind[];

export interface InputSpec {
  type: InputKind;
  /** The allowed words of an enum or set; absent where they are open. */
  values?: string[];
  /** In which direction a deal gets worse: higher, lower, or for enum and boolean the worse value. */
  worse?: string;
  /** `line`: the value stands on each line and is never read from the deal. */
  on: 'deal' | 'line';
}

export const hitPolicies = ['unique', 'collect', 'priority', 'first'] as const;
export type HitPolicy = (typeof hitPolicies)[number];
export const scopes = ['deal', 'each-line', 'any-line'] as const;
export type Scope = (typeof scopes)[number];
export const otherwises = ['standard', 'block', 'gap'] as const;
export type Otherwise = (typeof otherwises)[number];
export const missings = ['block', 'warn', 'skip'] as const;
export type Missing = (typeof missings)[number];

/** How many must approve: one of them, each of them, or a number. */
export type Quorum = 'any' | 'all' | number;

/** Whom to ask. A chain climbs from the deal's owner through managers, those holding `role` if one is named. */
export type Ask =
  | { role: string; quorum: Quorum }
  | { user: string; quorum: Quorum }
  | { group: string | string[]; quorum: Quorum }
  | { chain: 'each' | 'first'; role?: string; quorum: Quorum };

/** An ask chosen by the value of an input. */
export interface Lookup {
  by: string;
  asks: Record<string, Ask>;
  otherwise?: Ask;
}

export interface Requirement {
  ask: Ask | { lookup: Lookup };
  stage: number;
  /** Working hours until the decision is due. */
  within?: number;
  /** The input whose value the approver needs authority for. */
  input?: string;
  /** Only those with a stated limit have authority. */
  limited: boolean;
}

export type Effect =
  | { kind: 'require'; requirement: Requirement }
  | { kind: 'block' }
  | { kind: 'warn' }
  | { kind: 'evidence'; name: string }
  | { kind: 'clause'; name: string }
  | { kind: 'standard' };

export interface Outcome {
  name: string;
  effects: Effect[];
  because: string;
}

export interface Row {
  /** Unique in its table. */
  id: string;
  /** Unique in the policy: the id, or table/id where two tables use the same id. */
  rule: string;
  /** One cell for each column, as written. */
  when: string[];
  then: string[];
  because?: string;
}

export interface Table {
  name: string;
  hit: HitPolicy;
  order: string[];
  scope: Scope;
  columns: string[];
  otherwise: Otherwise;
  missing: Missing;
  outcomes: Record<string, Outcome>;
  rows: Row[];
}

/** Authority (DoA): up to which value of an input a role or person decides. Text as in the file ("20%", "250000"). */
export interface AuthorityLimit {
  who: { role: string } | { user: string };
  input: string;
  /** For an input that gets worse upwards. */
  upTo?: string;
  /** For an input that gets worse downwards, as margin does. */
  downTo?: string;
}

export interface Invariant {
  name: string;
  every: Record<string, string>;
  requires: { role: string } | { user: string };
}

export interface Lever {
  input: string;
  step: string;
  min?: string;
  max?: string;
  cost: number;
}

export interface PolicyTest {
  name: string;
  input: Inputs;
  expect: {
    route?: string[][];
    standard?: boolean;
    blocked?: boolean;
    rules?: string[];
    warnings?: string[];
  };
}

export interface Policy {
  policy: string;
  title?: string;
  source?: string;
  currency: string;
  inputs: Record<string, InputSpec>;
  roles: Record<string, string[]>;
  groups: Record<string, string[]>;
  /** Who reports to whom: person → manager. */
  managers: Record<string, string>;
  limits: AuthorityLimit[];
  fallback?: { role: string };
  tables: Table[];
  invariants: Invariant[];
  levers: Lever[];
  tests: PolicyTest[];
}

/** A flat object of input names; `lines` holds one such object for each line. null and absent are missing. */
export interface Inputs {
  [name: string]: InputValue | Inputs[];
}
export type InputValue = string | number | boolean | readonly string[] | null | undefined;

export interface Problem {
  /** JSON pointer into the file. */
  pointer: string;
  message: string;
}
