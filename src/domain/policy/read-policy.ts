import { type InputSpec, type Inputs, type Policy, type Problem, type Row, type Table, inputKinds } from './policy.ts';
import { table } from './read-table.ts';
import {
  defaulted,
  isPlainObject,
  list,
  object,
  oneOf,
  optional,
  type Reader,
  record,
  required,
  scalar,
  text,
  truth,
  word,
} from './reader.ts';

/** Reads the plain object of a policy file: its shape, not yet its cells. Every problem names its place. */
export function readPolicy(file: unknown): { ok: Policy } | { problems: Problem[] } {
  const read = readAsWritten(file);
  if ('problems' in read) return read;
  const policy = read.ok;
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

/** The same before rows without an id are numbered: their id is empty. */
export function readAsWritten(file: unknown): { ok: Policy } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const policy = policyFile(file, '', problems);
  return !policy || problems.length > 0 ? { problems } : { ok: policy };
}

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
