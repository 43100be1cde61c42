import { isExact } from '../exact.ts';
import type { PolicyInputs, PolicyValue } from '../policy-value.ts';
import { isOrdered, literal } from './literal.ts';
import type { InputSpec, Policy, Problem } from './policy.ts';
import { below, isPlainObject } from './reader.ts';

type Specs = Policy['inputs'];

/**
 * Reads a flat JSON object of input names (with `lines`) for this policy. Percents are "20%", "0.20" or 0.2; what is
 * absent or null is missing. Names the policy does not declare are returned, not read.
 */
export function readInputs(
  json: unknown,
  policy: Pick<Policy, 'inputs'>,
): { ok: PolicyInputs; unknown: string[] } | { problems: Problem[] } {
  if (!isPlainObject(json)) return { problems: [{ pointer: '', message: 'must be an object of input names' }] };
  const problems: Problem[] = [];
  const { lines = [], ...deal } = json;
  const unknown = new Set<string>();
  const ok: PolicyInputs = { deal: readRecord(deal, policy.inputs, '', problems, unknown), lines: [] };
  if (!Array.isArray(lines)) problems.push({ pointer: '/lines', message: 'must be a list of lines' });
  else {
    for (const [index, line] of (lines as unknown[]).entries()) {
      if (isPlainObject(line)) {
        const { line: id, ...rest } = line;
        const record = readRecord(rest, policy.inputs, `/lines/${index}`, problems, unknown);
        ok.lines.push({ ...record, line: typeof id === 'string' ? id : String(index + 1) });
      } else problems.push({ pointer: `/lines/${index}`, message: 'must be an object of input names' });
    }
  }
  return problems.length > 0 ? { problems } : { ok, unknown: [...unknown] };
}

function readRecord(
  json: Record<string, unknown>,
  specs: Specs,
  at: string,
  problems: Problem[],
  unknown: Set<string>,
): Record<string, PolicyValue> {
  const found: Record<string, PolicyValue> = {};
  for (const [name, value] of Object.entries(json)) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (!spec) {
      unknown.add(name);
      continue;
    }
    const read = readValue(value, spec);
    if ('message' in read) problems.push({ pointer: below(at, name), message: read.message });
    else found[name] = read.ok;
  }
  return found;
}

/** Reads one JSON value as the type of its input. */
export function readValue(value: unknown, spec: InputSpec): { ok: PolicyValue } | { message: string } {
  if (value === null || value === undefined) return { ok: undefined };
  switch (spec.type) {
    case 'boolean':
      if (value === true || value === 'true') return { ok: true };
      return value === false || value === 'false' ? { ok: false } : { message: 'must be true or false' };
    case 'enum':
      return typeof value === 'string' ? known([value], spec, () => value) : { message: 'must be text' };
    case 'set':
      return Array.isArray(value) && value.every((word) => typeof word === 'string')
        ? known(value, spec, () => new Set(value))
        : { message: 'must be a list of words' };
    case 'date': {
      const day = typeof value === 'string' ? literal(value, 'date') : { message: 'must be a date, as "2026-01-31"' };
      return 'ok' in day && typeof value === 'string' ? { ok: value } : 'message' in day ? day : { ok: undefined };
    }
    default:
      return readNumber(value, spec);
  }
}

function readNumber(value: unknown, spec: InputSpec): { ok: PolicyValue } | { message: string } {
  if (typeof value === 'string') return literal(value, spec.type);
  const text = String(value);
  // Beyond these a JSON number has already lost digits.
  if (typeof value !== 'number' || text.includes('e') || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    return { message: 'must be a number, as text where it is very large or small' };
  }
  return literal(text, spec.type);
}

function known(words: string[], spec: InputSpec, value: () => PolicyValue): { ok: PolicyValue } | { message: string } {
  const strange = words.find((word) => spec.values && !spec.values.includes(word));
  return strange === undefined ? { ok: value() } : { message: `${strange} is not one of ${spec.values?.join(', ')}` };
}

/** A value is read only if it is what the policy declared; anything else is as good as missing, never a guess. */
export function declared(value: PolicyValue, spec: InputSpec): PolicyValue {
  if (value === undefined) return undefined;
  if (spec.type === 'boolean') return typeof value === 'boolean' ? value : undefined;
  if (spec.type === 'date') return typeof value === 'string' && 'ok' in literal(value, 'date') ? value : undefined;
  if (isOrdered(spec.type)) return isExact(value) ? value : undefined;
  if (spec.type === 'enum') {
    return typeof value === 'string' && (!spec.values || spec.values.includes(value)) ? value : undefined;
  }
  const within = (word: string): boolean => !spec.values || spec.values.includes(word);
  return value instanceof Set && [...value].every(within) ? value : undefined;
}
