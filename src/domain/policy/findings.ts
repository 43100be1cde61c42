import { isConfidential } from '../confidentiality.ts';
import { compare, fractionText, isExact } from '../exact.ts';
import type { CellTrace, Finding, RouteStep } from './evaluation.ts';
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
    because: row.because ?? (outcome.because || plainReason(table.name, base.reads)),
    kind: effect.kind,
    blocks: effect.kind === 'block',
  };
  if (!requirement) return [{ finding: { ...finding, ...('name' in effect && { names: [effect.name] }) } }];
  const unknown = unknownNeed(requirement, matches, policy);
  if (unknown) {
    const because = `Who approves depends on ${unknown}, which is not known`;
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
  // Lines that ask the same make one step: it stands for every match as it is.
  const asks = new Set(matches.flatMap(({ subject }) => asked(requirement, subject) ?? []));
  const steps = [...asks].map((ask) => step(ask, requirement, row, finding, matches, policy));
  return [{ finding, steps }];
}

/**
 * Names the rule, what it read and its decisive input: the one authority is about, else the first that can get worse. Of
 * several lines it tells what was read of the worst, with whose numbers whoever decides has to agree.
 */
function speak(
  matches: RowMatch[],
  table: Table,
  policy: Policy,
  about?: string,
): Omit<Finding, 'outcome' | 'because' | 'kind' | 'blocks'> {
  const [first] = matches;
  const input = decisiveOf(saying(first), policy, about);
  const cells = saying(worstOf(matches, input, policy));
  const decisive = cells.find((cell) => cell.input === input);
  const lines = matches.flatMap(({ subject }) => subject.line ?? []);
  return {
    rule: first?.row.row.rule ?? table.name,
    table: table.name,
    row: first?.row.row.id ?? null,
    input: input ?? null,
    actual: decisive?.actual ?? null,
    limit: decisive?.cell ?? null,
    ...(lines.length > 0 && { lines }),
    reads: cells.map(({ input, actual, cell }) => ({ input, actual, limit: cell })),
  };
}

/** The cells that say something. */
const saying = (match: RowMatch | undefined): CellTrace[] =>
  (match?.cells ?? []).filter(({ cell }) => cell.trim() !== '-');

function decisiveOf(cells: readonly CellTrace[], { inputs }: Policy, about?: string): string | undefined {
  const scaled = cells.filter(({ input }) => isOrdered(inputs[input]?.type ?? 'enum'));
  const decisive =
    cells.find(({ input }) => input === about) ??
    scaled.find(({ input }) => inputs[input]?.worse !== undefined) ??
    scaled[0] ??
    cells[0];
  return decisive?.input;
}

/**
 * The match that is worst in an input; the first of those alike, and where the input has no direction. By what not
 * everybody may see there is no choosing: what else was read of that line would tell where it is worst.
 */
function worstOf(matches: RowMatch[], input: string | undefined, { inputs }: Policy): RowMatch | undefined {
  const [first, ...others] = matches;
  const worse = input === undefined ? undefined : inputs[input]?.worse;
  if (!first || input === undefined || isConfidential(input)) return first;
  if (worse !== 'higher' && worse !== 'lower') return first;
  return others.reduce((worst, one) => {
    const [a, b] = [one.subject.read(input), worst.subject.read(input)];
    if (!isExact(a) || !isExact(b)) return worst;
    return (worse === 'higher' ? compare(a, b) : compare(b, a)) > 0 ? one : worst;
  }, first);
}

const plainReason = (table: string, reads: Finding['reads']): string =>
  reads.length === 0
    ? `${table}: applies to every deal`
    : `${table}: ${reads.map(({ input, limit }) => `${input} ${limit}`).join(', ')}`;

/** The input that a lookup or an authority needs and some matched subject does not have. */
function unknownNeed({ ask, input }: Requirement, matches: RowMatch[], policy: Policy): string | undefined {
  const needs = [input, 'lookup' in ask ? ask.lookup.by : undefined].filter((need) => need !== undefined);
  return needs.find((need) => {
    const spec = policy.inputs[need];
    return matches.some(({ subject }) => spec === undefined || declared(subject.read(need), spec) === undefined);
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
  { reads, outcome }: Finding,
  matches: RowMatch[],
  policy: Policy,
): RouteStep {
  const about = requirement.input !== undefined ? [requirement.input] : reads.map(({ input }) => input);
  const authority = about.flatMap((input) =>
    matches.flatMap(({ subject }) => {
      const spec = policy.inputs[input];
      const value = spec && declared(subject.read(input), spec);
      return isExact(value) ? [{ input, value: fractionText(value) }] : [];
    }),
  );
  const { stage, within, limited } = requirement;
  const causes = [{ rule: row.rule, outcome }];
  return {
    ...ask,
    stage,
    label: askLabel(ask),
    rules: [row.rule],
    causes,
    ...(within && { within }),
    authority,
    limited,
  };
}
