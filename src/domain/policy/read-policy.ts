import type {
  Ask,
  Effect,
  InputSpec,
  Inputs,
  Lookup,
  Outcome,
  Policy,
  Problem,
  Quorum,
  Requirement,
  Row,
  Table,
} from './policy.ts';
import { hitPolicies, inputKinds, missings, otherwises, scopes } from './policy.ts';
import {
  below,
  defaulted,
  isPlainObject,
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
  truth,
  wholeNumber,
  word,
} from './reader.ts';

/** Reads the plain object of a policy file: its shape, not yet its cells. Every problem names its place. */
export function readPolicy(file: unknown): { ok: Policy } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const policy = policyFile(file, '', problems);
  if (!policy || problems.length > 0) return { problems };
  return {
    ok: {
      ...policy,
      tables: policy.tables.map((table) => ({
        ...table,
        rows: named(table, policy.tables),
      })),
    },
  };
}

const quorum: Reader<Quorum> = (value, at, problems) =>
  value === 'any' || value === 'all' ? value : wholeNumber(value, at, problems);

const oneOrMore = (value: unknown, at: string, problems: Problem[]): string | string[] | undefined =>
  Array.isArray(value) ? list(word)(value, at, problems) : word(value, at, problems);

const whom = {
  role: optional(word),
  user: optional(word),
  group: optional(oneOrMore),
  chain: optional(oneOf(['each', 'first'])),
  quorum: defaulted(quorum, 'any'),
};

const ask: Reader<Ask> = (value, at, problems) => {
  const found = object(whom)(value, at, problems);
  return found && onlyOne(found, at, problems);
};

/** Exactly one of role, user, group or chain; a chain may also name the role that counts. */
function onlyOne(
  found: {
    role?: string;
    user?: string;
    group?: string | string[];
    chain?: 'each' | 'first';
    quorum: Quorum;
  },
  at: string,
  problems: Problem[],
): Ask | undefined {
  const { role, user, group, chain } = found;
  const named = [chain ?? role, user, group].filter((each) => each !== undefined);
  if (named.length !== 1) {
    problems.push({
      pointer: at,
      message: 'must name one of role, user, group, chain (chain may also name a role)',
    });
    return undefined;
  }
  if (chain) return { chain, ...(role && { role }), quorum: found.quorum };
  if (role) return { role, quorum: found.quorum };
  if (user) return { user, quorum: found.quorum };
  return group ? { group, quorum: found.quorum } : undefined;
}

const lookup: Reader<Lookup> = object({
  by: required(word),
  asks: required(record(ask, text)),
  otherwise: optional(ask),
});

const requirement = object({
  ...whom,
  lookup: optional(lookup),
  input: optional(word),
  limited: optional(truth),
});

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
  require: optional((value, at, problems) => readRequirement(value, at, problems)),
  stage: defaulted(wholeNumber, 1),
  within: optional(hours),
  block: optional(said),
  warn: optional(said),
  evidence: optional(text),
  clause: optional(text),
  standard: optional(yes),
  because: optional(text),
});

const readRequirement: Reader<Omit<Requirement, 'stage' | 'within'>> = (value, at, problems) => {
  const found = requirement(value, at, problems);
  if (!found) return undefined;
  const { lookup, input, limited } = found;
  const asked =
    lookup && !found.role && !found.user && !found.group && !found.chain ? { lookup } : onlyOne(found, at, problems);
  if (!asked) return undefined;
  // Climbing a chain for an input is looking for authority, so there a stated limit is needed.
  return {
    ask: asked,
    ...(input && { input }),
    limited: limited ?? ('chain' in asked && input !== undefined),
  };
};

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

const table: Reader<Table> = (value, at, problems) => {
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

const inputSpec: Reader<InputSpec> = object({
  type: required(oneOf(inputKinds)),
  values: optional(list(text)),
  worse: optional(scalar),
  on: defaulted(oneOf(['deal', 'line']), 'deal'),
});

const who: Reader<{ role: string } | { user: string }> = (value, at, problems) => {
  const found = object({ role: optional(word), user: optional(word) })(value, at, problems);
  if (!found) return undefined;
  if (found.role && !found.user) return { role: found.role };
  if (found.user && !found.role) return { user: found.user };
  problems.push({ pointer: at, message: 'must name one role or one user' });
  return undefined;
};

const inputs: Reader<Inputs> = (value, at, problems) => {
  if (isPlainObject(value)) return value as Inputs;
  problems.push({ pointer: at, message: 'must be an object of input names' });
  return undefined;
};

const policyFile = object({
  policy: required(word),
  title: optional(text),
  source: optional(text),
  currency: required(word),
  inputs: required(record(inputSpec)),
  roles: defaulted(record(list(word)), {}),
  groups: defaulted(record(list(word)), {}),
  managers: defaulted(record(word), {}),
  limits: defaulted(
    list(
      object({
        who: required(who),
        input: required(word),
        upTo: optional(scalar),
        downTo: optional(scalar),
      }),
    ),
    [],
  ),
  fallback: optional(object({ role: required(word) })),
  tables: required(list(table)),
  invariants: defaulted(
    list(
      object({
        name: required(text),
        every: required(record(scalar)),
        requires: required(who),
      }),
    ),
    [],
  ),
  levers: defaulted(
    list(
      object({
        input: required(word),
        step: required(scalar),
        min: optional(scalar),
        max: optional(scalar),
        cost: required((value: unknown, at: string, problems: Problem[]) => {
          if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
          problems.push({
            pointer: at,
            message: 'must be a number, zero or more',
          });
          return undefined;
        }),
      }),
    ),
    [],
  ),
  tests: defaulted(
    list(
      object({
        name: required(text),
        input: required(inputs),
        expect: required(
          object({
            route: optional(list(list(text))),
            standard: optional(truth),
            blocked: optional(truth),
            rules: optional(list(text)),
            warnings: optional(list(text)),
          }),
        ),
      }),
    ),
    [],
  ),
});

/** Rows without an id are numbered; an id that another table also uses is told apart by its table. */
function named(own: Table, tables: Table[]): Row[] {
  return own.rows.map((each, index) => {
    const id = each.id || String(index + 1);
    const shared = !each.id || tables.some((other) => other !== own && other.rows.some((theirs) => theirs.id === id));
    return { ...each, id, rule: shared ? `${own.name}/${id}` : id };
  });
}
