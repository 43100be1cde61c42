import type { Ask, HitPolicy } from './policy.ts';

/** What the policy says of one set of inputs. Plain data: stored with the version it was made for. */
export interface Evaluation {
  findings: Finding[];
  /** Stages in order, steps inside; empty when nobody is required. */
  route: RouteStep[][];
  /** Nothing requires and nothing blocks. */
  standard: boolean;
  blocked: boolean;
  warnings: Finding[];
  evidence: string[];
  clauses: string[];
  trace: TableTrace[];
}

export const findingKinds = [
  'require',
  'block',
  'warn',
  'evidence',
  'clause',
  'standard',
  'gap',
  'conflict',
  'missing',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** What is judged beside the offer as it stands. */
export const alsoJudged = ['choice', 'package'] as const;

/** A rule that fired: what it read, the limit it has, what it asks for and why. */
export interface Finding {
  rule: string;
  /** The table's name; null to whom it may not be told. */
  table: string | null;
  /** The row's id; null when the table as a whole speaks (a gap). */
  row: string | null;
  /** The decisive input; `reads` has all. */
  input: string | null;
  /** As many digits as show on which side of the limit it lies; null when missing. */
  actual: string | null;
  /** The cell as written. */
  limit: string | null;
  /** The outcome's name in the file, or gap, conflict, missing. */
  outcome: string;
  because: string;
  kind: FindingKind;
  blocks: boolean;
  /** Ids of the lines it is about, in line scope. */
  lines?: string[];
  /** Not the offer as it stands raises it, but what the customer may still choose, or the package it belongs to. */
  raisedBy?: (typeof alsoJudged)[number];
  /** Ids of the options that the customer would have chosen. */
  chosen?: string[];
  /** Raised by a package: the deals of the other quotes that count. Kept to tell who may read it, and told to nobody. */
  deals?: string[];
  /** The evidence or clause that it asks for. */
  names?: string[];
  reads: { input: string; actual: string | null; limit: string }[];
}

/** Names a finding: the rule, and which of its outcomes. */
export interface Cause {
  rule: string;
  outcome: string;
}

/** One ask of the route. Rules are united when several ask the same. */
export type RouteStep = Ask & {
  stage: number;
  /** Who is asked, in one phrase: the role, user, group or chain. */
  label: string;
  rules: string[];
  /** The findings that ask it: a row may ask several people, each for a reason of its own. */
  causes: Cause[];
  /** Working hours. */
  within?: number;
  /** What a candidate's authority must cover; `value` is an exact fraction ("41/100"). */
  authority: { input: string; value: string }[];
  /** Only candidates with a stated limit have authority. */
  limited: boolean;
};

export type Match = 'matched' | 'not-matched' | 'missing';

export interface TableTrace {
  table: string;
  hit: HitPolicy;
  /** The line, in line scope. */
  line?: string;
  rows: RowTrace[];
  /** What happened when no row fired. */
  otherwise?: string;
}

export interface RowTrace {
  row: string;
  match: Match;
  /** Matched and its outcomes count; a matched row may be outranked or hidden by another. */
  fired: boolean;
  cells: CellTrace[];
}

export interface CellTrace {
  input: string;
  cell: string;
  match: Match;
  actual: string | null;
}
