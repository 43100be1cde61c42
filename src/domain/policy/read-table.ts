import type { Effect, Outcome, Row, Table } from './policy.ts';
import { hitPolicies, missings, otherwises, scopes } from './policy.ts';
import { readRequirement } from './read-requirement.ts';
import {
  below,
  defaulted,
  list,
  lookupTable,
  object,
  oneOf,
  optional,
  type Reader,
  record,
  required,
  scalar,
  text,
  wholeNumber,
  word,
} from './reader.ts';

const hours: Reader<number> = (value, at, problems) => {
  const found = typeof value === 'string' ? /^([1-9][0-9]{0,3})h$/.exec(value) : null;
  if (found) return Number(found[1]);
  problems.push({ pointer: at, message: 'must be working hours, as 8h' });
  return undefined;
};

const said: Reader<true | string> = (value, at, problems) => (value === true ? true : text(value, at, problems));
const yes: Reader<true> = (value, at, problems) => {
  if (value === true) return true;
  problems.push({ pointer: at, message: 'must be true' });
  return undefined;
};

const outcomeFile = object({
  require: optional(readRequirement),
  stage: defaulted(wholeNumber, 1),
  within: optional(hours),
  block: optional(said),
  warn: optional(said),
  evidence: optional(text),
  clause: optional(text),
  standard: optional(yes),
  because: optional(text),
});

const outcome: Reader<Omit<Outcome, 'name'>> = (value, at, problems) => {
  const found = outcomeFile(value, at, problems);
  if (!found) return undefined;
  const { require, stage, within, block, warn, evidence, clause, standard } = found;
  const effects: Effect[] = [];
  if (require)
    effects.push({
      kind: 'require',
      requirement: { ...require, stage, ...(within && { within }) },
    });
  if (block) effects.push({ kind: 'block' });
  if (warn) effects.push({ kind: 'warn' });
  if (evidence) effects.push({ kind: 'evidence', name: evidence });
  if (clause) effects.push({ kind: 'clause', name: clause });
  if (standard) effects.push({ kind: 'standard' });
  if (effects.length === 0) {
    problems.push({
      pointer: at,
      message: 'must require, block, warn, ask for evidence, insert a clause or be standard',
    });
    return undefined;
  }
  const spoken = [block, warn].find((each) => typeof each === 'string');
  return {
    effects,
    because: found.because ?? (typeof spoken === 'string' ? spoken : ''),
  };
};

const outcomes: Reader<Record<string, Outcome>> = (value, at, problems) => {
  const found = record(outcome)(value, at, problems);
  return found && lookupTable(Object.entries(found).map(([name, each]) => [name, { name, ...each }] as const));
};

const row: Reader<Omit<Row, 'rule'>> = (value, at, problems) => {
  const found = object({
    id: defaulted(scalar, ''),
    when: required(list(scalar)),
    then: required((then, pointer, noted) =>
      Array.isArray(then) ? list(word)(then, pointer, noted) : word(then, pointer, noted),
    ),
    because: optional(text),
  })(value, at, problems);
  if (!found) return undefined;
  const then = typeof found.then === 'string' ? [found.then] : found.then;
  if (then.length === 0)
    problems.push({
      pointer: below(at, 'then'),
      message: 'must name an outcome',
    });
  return { ...found, then };
};

/** Reads one decision table. */
export const table: Reader<Table> = (value, at, problems) => {
  const found = object({
    name: required(text),
    hit: defaulted(oneOf(hitPolicies), 'collect'),
    order: defaulted(list(word), []),
    scope: defaulted(oneOf(scopes), 'deal'),
    columns: required(list(word)),
    otherwise: required(oneOf(otherwises)),
    missing: defaulted(oneOf(missings), 'block'),
    outcomes: required(outcomes),
    rows: required(list(row)),
  })(value, at, problems);
  return (
    found && {
      ...found,
      rows: found.rows.map((each) => ({ ...each, rule: each.id })),
    }
  );
};
