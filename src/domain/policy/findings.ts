import { isExact } from '../exact.ts';
import type { CellTrace, Finding, FindingKind, RouteStep } from './evaluation.ts';
import { declared } from './inputs.ts';
import { isOrdered } from './literal.ts';
import type { RowMatch, Subject } from './match.ts';
import type { Ask, Effect, Outcome, Policy, Requirement, Row, Table } from './policy.ts';
import { type RoutedFinding, askLabel } from './route.ts';

/** The findings of a row that fired: one for each effect of each of its outcomes. `matches` are the lines it met. */
export function outcomeFindings(matches: RowMatch[], table: Table, policy: Policy): RoutedFinding[] {
  const [first] = matches;
  if (!first) return [];
  const { row } = first.row;
  return row.then.flatMap((name) => {
    const outcome = table.outcomes[name];
    return outcome
      ? outcome.effects.flatMap((effect) => effectFindings(effect, outcome, row, matches, table, policy))
      : [];
  });
}

function effectFindings(
  effect: Effect,
  outcome: Outcome,
  row: Row,
  matches: RowMatch[],
  table: Table,
  policy: Policy,
): RoutedFinding[] {
  const requirement = effect.kind === 'require' ? effect.requirement : undefined;
  const base = speak(matches, table, policy, requirement?.input);
  const finding: Finding = {
    ...base,
    outcome: outcome.name,
    because: row.because ?? (outcome.because || plainReason(base)),
    kind: effect.kind,
    blocks: effect.kind === 'block',
  };
  if (!requirement) return [{ finding, ...('name' in effect && { names: [effect.name] }) }];
  const unknown = unknownNeeds(requirement, matches, policy);
  if (unknown) {
    const because = `${unknown} decides who approves, and it is not known`;
    return [
      { finding },
      {
        finding: {
          ...finding,
          input: unknown,
          actual: null,
          limit: null,
          outcome: 'missing',
          because,
          kind: 'missing',
          blocks: true,
        },
      },
    ];
  }
  const steps = matches.flatMap(({ subject }) => {
    const ask = asked(requirement, subject);
    return ask ? [step(ask, requirement, row, base.reads, matches, policy)] : [];
  });
  return [{ finding, steps }];
}

/** Names the rule, what it read and its decisive input: the one authority is about, else the first that can get worse. */
function speak(
  matches: RowMatch[],
  table: Table,
  policy: Policy,
  about?: string,
): Omit<Finding, 'outcome' | 'because' | 'kind' | 'blocks'> {
  const [first] = matches;
  const cells = (first?.cells ?? []).filter((cell) => cell.cell.trim() !== '-');
  const scaled = cells.filter(({ input }) => isOrdered(policy.inputs[input]?.type ?? 'enum'));
  const decisive: CellTrace | undefined =
    cells.find(({ input }) => input === about) ??
    scaled.find(({ input }) => policy.inputs[input]?.worse !== undefined) ??
    scaled[0] ??
    cells[0];
  const lines = matches.flatMap(({ subject }) => subject.line ?? []);
  return {
    rule: first?.row.row.rule ?? table.name,
    table: table.name,
    row: first?.row.row.id ?? null,
    input: decisive?.input ?? null,
    actual: decisive?.actual ?? null,
    limit: decisive?.cell ?? null,
    ...(lines.length > 0 && { lines }),
    reads: cells.map(({ input, actual, cell }) => ({ input, actual, limit: cell })),
  };
}

const plainReason = (base: { table: string; reads: Finding['reads'] }): string =>
  base.reads.length === 0
    ? `${base.table}: applies to every deal`
    : `${base.table}: ${base.reads.map(({ input, limit }) => `${input} ${limit}`).join(', ')}`;

/** The input a lookup or an authority needs and some matched subject does not have. */
function unknownNeeds(requirement: Requirement, matches: RowMatch[], policy: Policy): string | undefined {
  const needs = [requirement.input, 'lookup' in requirement.ask ? requirement.ask.lookup.by : undefined];
  return needs.find((input) => {
    const spec = input === undefined ? undefined : policy.inputs[input];
    return (
      input !== undefined &&
      spec &&
      matches.some(({ subject }) => {
        const value = declared(subject.read(input), spec);
        return (
          value === undefined ||
          (spec.type === 'enum' &&
            'lookup' in requirement.ask &&
            input === requirement.ask.lookup.by &&
            !asked(requirement, subject))
        );
      })
    );
  });
}

function asked(requirement: Requirement, subject: Subject): Ask | undefined {
  if (!('lookup' in requirement.ask)) return requirement.ask;
  const { by, asks, otherwise } = requirement.ask.lookup;
  const value = String(subject.read(by));
  return Object.hasOwn(asks, value) ? asks[value] : otherwise;
}

/** A step of the route. Without a named input, authority is about whatever limited inputs the rule read. */
function step(
  ask: Ask,
  requirement: Requirement,
  row: Row,
  reads: Finding['reads'],
  matches: RowMatch[],
  policy: Policy,
): RouteStep {
  const about = requirement.input !== undefined ? [requirement.input] : reads.map(({ input }) => input);
  const authority = about.flatMap((input) =>
    matches.flatMap(({ subject }) => {
      const spec = policy.inputs[input];
      const value = spec && declared(subject.read(input), spec);
      return isExact(value) ? [{ input, value: value.toFraction() }] : [];
    }),
  );
  const { stage, within, limited } = requirement;
  return { ...ask, stage, label: askLabel(ask), rules: [row.rule], ...(within && { within }), authority, limited };
}

/** More than one row of a unique table matched: the policy contradicts itself, so a person must look. */
export function conflictFinding(fired: RowMatch[], table: Table): RoutedFinding {
  const ids = fired.map(({ row }) => row.row.id).join(', ');
  return tableFinding(table, fired[0], 'conflict', `${table.name}: rows ${ids} match together, and only one may`);
}

/** One finding for each missing input that leaves a row of the table open. */
export function missingFindings(open: RowMatch[], table: Table): RoutedFinding[] {
  const byInput = new Map<string, { cell: CellTrace; match: RowMatch; lines: Set<string> }>();
  for (const match of open) {
    for (const cell of match.cells) {
      if (cell.match !== 'missing') continue;
      const known = byInput.get(cell.input) ?? { cell, match, lines: new Set<string>() };
      if (match.subject.line !== undefined) known.lines.add(match.subject.line);
      byInput.set(cell.input, known);
    }
  }
  return [...byInput.values()].map(({ cell, match, lines }) => {
    const because = `${cell.input} is not known, and ${table.name} reads it`;
    const { finding } = tableFinding(table, match, 'missing', because);
    const read = { input: cell.input, actual: null, limit: cell.cell };
    return {
      finding: {
        ...finding,
        ...read,
        reads: [read],
        blocks: table.missing === 'block',
        ...(lines.size > 0 && { lines: [...lines] }),
      },
    };
  });
}

/** What the table says of a deal that no row met. */
export function nothingMatched(rows: RowMatch[], table: Table, subjects: Subject[]): RoutedFinding[] {
  if (table.otherwise === 'standard') return [];
  const kind = table.otherwise;
  const because =
    kind === 'gap' ? `${table.name}: no rule covers this deal, so nobody may approve it` : `${table.name}: not allowed`;
  const { finding } = tableFinding(table, undefined, kind, because);
  const lines = subjects.flatMap(({ line }) => line ?? []);
  const [row] = rows;
  const reads = (row?.cells ?? []).map(({ input, actual }) => ({ input, actual, limit: '-' }));
  return [{ finding: { ...finding, reads, ...(lines.length > 0 && { lines }) } }];
}

function tableFinding(
  table: Table,
  match: RowMatch | undefined,
  kind: FindingKind & string,
  because: string,
): RoutedFinding {
  return {
    finding: {
      rule: match?.row.row.rule ?? table.name,
      table: table.name,
      row: match?.row.row.id ?? null,
      input: null,
      actual: null,
      limit: null,
      outcome: kind,
      because,
      kind,
      blocks: true,
      ...(match?.subject.line !== undefined && { lines: [match.subject.line] }),
      reads: [],
    },
  };
}
