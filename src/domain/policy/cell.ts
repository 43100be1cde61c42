import { type Exact, compare, isExact } from '../exact.ts';
import type { PolicyValue } from '../policy-value.ts';
import { literal } from './literal.ts';
import type { InputSpec } from './policy.ts';

/** A cell of a decision table: an S-FEEL unary test (DMN 1.5, 9.2) over one input. Data, so that it can be reasoned about. */
export type Cell = { any: true } | { any: false; negated: boolean; tests: Test[] };

export type Test =
  | { kind: 'range'; low?: Bound; high?: Bound }
  | { kind: 'word'; word: string }
  | { kind: 'truth'; truth: boolean }
  /** A set that holds all these words. */
  | { kind: 'all'; words: string[] };

export interface Bound {
  at: Exact;
  closed: boolean;
}

/** Reads a cell for an input of this type. */
export function parseCell(text: string, spec: InputSpec): { ok: Cell } | { message: string } {
  const trimmed = text.trim();
  if (trimmed === '-') return { ok: { any: true } };
  const negation = /^not\s*\((.*)\)$/s.exec(trimmed);
  const inner = negation ? (negation[1] ?? '') : trimmed;
  if (spec.type !== 'set' && /\d,\d{3}(?!\d)/.test(inner)) {
    return {
      message: `"${text}": a comma separates alternatives; write 100000 or 100_000, and alternatives as 1, 100`,
    };
  }
  const tests: Test[] = [];
  for (const part of alternatives(inner)) {
    const test = parseTest(part.trim(), spec);
    if ('message' in test) return { message: `"${text}": ${test.message}` };
    tests.push(test.ok);
  }
  return { ok: { any: false, negated: negation !== null, tests } };
}

/** Whether a known value passes the cell. */
export function passes(cell: Cell, value: Exclude<PolicyValue, undefined>): boolean {
  return cell.any || cell.tests.some((test) => passesTest(test, value)) !== cell.negated;
}

function passesTest(test: Test, value: Exclude<PolicyValue, undefined>): boolean {
  switch (test.kind) {
    case 'range': {
      const at = position(value);
      return at !== undefined && within(at, test);
    }
    case 'word':
      return value instanceof Set ? value.has(test.word) : value === test.word;
    case 'truth':
      return value === test.truth;
    case 'all':
      return value instanceof Set && test.words.every((word) => value.has(word));
  }
}

function within(at: Exact, { low, high }: { low?: Bound; high?: Bound }): boolean {
  if (low && (low.closed ? compare(at, low.at) < 0 : compare(at, low.at) <= 0)) return false;
  return !(high && (high.closed ? compare(at, high.at) > 0 : compare(at, high.at) >= 0));
}

/** Where a value stands on its scale; dates by their day. */
export function position(value: PolicyValue): Exact | undefined {
  if (isExact(value)) return value;
  if (typeof value !== 'string') return undefined;
  const day = literal(value, 'date');
  return 'ok' in day ? day.ok : undefined;
}

/** Splits at commas outside quotation marks and round brackets. */
function alternatives(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === '(') depth += 1;
    else if (!quoted && character === ')') depth -= 1;
    else if (!quoted && depth <= 0 && character === ',') {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function parseTest(text: string, spec: InputSpec): { ok: Test } | { message: string } {
  switch (spec.type) {
    case 'enum':
      return parseWord(text, spec);
    case 'set':
      return parseSet(text, spec);
    case 'boolean':
      return text === 'true' || text === 'false'
        ? { ok: { kind: 'truth', truth: text === 'true' } }
        : { message: 'write true or false' };
    default:
      return parseRange(text, spec);
  }
}

function parseWord(text: string, spec: InputSpec): { ok: { kind: 'word'; word: string } } | { message: string } {
  const word = /^"([^"]*)"$/.exec(text)?.[1];
  if (word === undefined) return { message: `write the word in quotation marks, as "${text.replaceAll('"', '')}"` };
  if (spec.values && !spec.values.includes(word)) {
    return { message: `${text} is not one of ${spec.values.map((each) => `"${each}"`).join(', ')}` };
  }
  return { ok: { kind: 'word', word } };
}

function parseSet(text: string, spec: InputSpec): { ok: Test } | { message: string } {
  const list = /^all\s*\((.*)\)$/s.exec(text)?.[1];
  if (list === undefined) return parseWord(text, spec);
  const words: string[] = [];
  for (const part of alternatives(list)) {
    const word = parseWord(part.trim(), spec);
    if ('message' in word) return word;
    words.push(word.ok.word);
  }
  return { ok: { kind: 'all', words } };
}

function parseRange(text: string, spec: InputSpec): { ok: Test } | { message: string } {
  const comparison = /^(<=|>=|<|>)\s*(.+)$/s.exec(text);
  if (comparison) {
    const at = literal(comparison[2] ?? '', spec.type);
    if ('message' in at) return at;
    const bound = { at: at.ok, closed: comparison[1] === '<=' || comparison[1] === '>=' };
    return { ok: comparison[1]?.startsWith('<') ? { kind: 'range', high: bound } : { kind: 'range', low: bound } };
  }
  const interval = /^([[(\]])(.+?)\.\.(.+)([\])[])$/s.exec(text);
  if (interval) {
    const [low, high] = [literal(interval[2] ?? '', spec.type), literal(interval[3] ?? '', spec.type)];
    if ('message' in low) return low;
    if ('message' in high) return high;
    const closed = [interval[1] === '[', interval[4] === ']'] as const;
    const order = compare(low.ok, high.ok);
    if (order > 0 || (order === 0 && !(closed[0] && closed[1]))) return { message: 'the interval holds nothing' };
    return { ok: { kind: 'range', low: { at: low.ok, closed: closed[0] }, high: { at: high.ok, closed: closed[1] } } };
  }
  const at = literal(text, spec.type);
  if ('message' in at) return at;
  return { ok: { kind: 'range', low: { at: at.ok, closed: true }, high: { at: at.ok, closed: true } } };
}
