import type { PolicyInputs } from '../policy-value.ts';
import type { CompiledPolicy, CompiledTable } from './compile.ts';
import type { Evaluation, Finding, RouteStep, RowTrace, TableTrace } from './evaluation.ts';
import { outcomeFindings } from './findings.ts';
import { hits } from './hit.ts';
import { conflictFinding, missingFindings, nothingMatched } from './table-findings.ts';
import { type RowMatch, type Subject, matchRow } from './match.ts';
import { type RoutedFinding, routeOf } from './route.ts';

/**
 * The one evaluation of policy: what fires, whom it asks and why. Pure and total: a missing or unfitting value is a
 * third value that takes each table's `missing` branch. Comparison is exact and unrounded.
 */
export function evaluate(inputs: PolicyInputs, policy: CompiledPolicy): Evaluation {
  const { routed, trace } = judgeAll(inputs, policy);
  return conclude(routed, trace);
}

/** What every table finds, with whom it asks. */
export function judgeAll(
  inputs: PolicyInputs,
  policy: CompiledPolicy,
): { routed: RoutedFinding[]; trace: TableTrace[] } {
  const deal: Subject = { read: (input) => own(inputs.deal, input) };
  const lines = inputs.lines.map((line, index) => lineSubject(line, index, deal));
  const findings: RoutedFinding[] = [];
  const trace: TableTrace[] = [];
  for (const table of policy.compiled) {
    // Without lines a table of lines is still asked once, of the deal: line inputs are then missing, not absent.
    const subjects = table.table.scope === 'deal' || lines.length === 0 ? [deal] : lines;
    const rounds = table.table.scope === 'each-line' ? subjects.map((subject) => [subject]) : [subjects];
    for (const round of rounds) judge(table, policy, round, findings, trace);
  }
  return { routed: findings, trace };
}

/** One round of a table: a single subject, or every line of an any-line table. */
function judge(
  table: CompiledTable,
  policy: CompiledPolicy,
  subjects: Subject[],
  findings: RoutedFinding[],
  trace: TableTrace[],
): void {
  const perRow = table.rows.map((row) => subjects.map((subject) => matchRow(row, table, policy, subject)));
  const rows = perRow.flatMap((each) => anyLine(each) ?? []);
  const { fired, open, conflict } = hits(table.table.hit, rows);
  const matchesOf = (row: RowMatch): RowMatch[] =>
    perRow[rows.indexOf(row)]?.filter((each) => each.match === row.match) ?? [];
  for (const row of fired) findings.push(...outcomeFindings(matchesOf(row), table.table, policy));
  if (conflict) findings.push(conflictFinding(fired, table.table));
  if (table.table.missing !== 'skip') findings.push(...missingFindings(open.flatMap(matchesOf), table.table));
  const unanswered = fired.length === 0 && (open.length === 0 || table.table.missing !== 'block');
  if (unanswered) findings.push(...nothingMatched(rows, table.table, subjects));
  const line = subjects.length === 1 ? subjects[0]?.line : undefined;
  trace.push({
    table: table.table.name,
    hit: table.table.hit,
    ...(line !== undefined && { line }),
    rows: rows.map(
      (row): RowTrace => ({ row: row.row.row.id, match: row.match, fired: fired.includes(row), cells: row.cells }),
    ),
    ...(unanswered && { otherwise: table.table.otherwise }),
  });
}

/** Over several lines a row has matched when one line matches, and is open when none does but one might. */
function anyLine(matches: RowMatch[]): RowMatch | undefined {
  const decisive = matches.find(({ match }) => match === 'matched') ?? matches.find(({ match }) => match === 'missing');
  return decisive ?? matches[0];
}

/** The route of all findings, and of what else is asked for the same reasons. */
export function conclude(
  routed: readonly RoutedFinding[],
  trace: TableTrace[],
  alsoAsked: readonly RouteStep[] = [],
): Evaluation {
  const findings = routed.map(({ finding }): Finding => finding);
  const blocked = findings.some((finding) => finding.blocks);
  const route = routeOf([...routed.flatMap(({ steps = [] }) => steps), ...alsoAsked]);
  const named = (kind: 'evidence' | 'clause'): string[] => [
    ...new Set(findings.flatMap((finding) => (finding.kind === kind ? (finding.names ?? []) : []))),
  ];
  return {
    findings,
    route,
    standard: route.length === 0 && !blocked,
    blocked,
    warnings: findings.filter((finding) => finding.kind === 'warn' || (finding.kind === 'missing' && !finding.blocks)),
    evidence: named('evidence'),
    clauses: named('clause'),
    trace,
  };
}

function lineSubject(line: PolicyInputs['deal'], index: number, deal: Subject): Subject {
  return {
    line: typeof line.line === 'string' ? line.line : String(index + 1),
    // A line's own value counts, even a missing one; what lines do not carry is read from the deal.
    read: (input) => (Object.hasOwn(line, input) ? line[input] : deal.read(input)),
  };
}

const own = (record: PolicyInputs['deal'], input: string) => (Object.hasOwn(record, input) ? record[input] : undefined);
