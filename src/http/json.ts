import type { InputError } from '../commands/refusal.ts';

const deepest = 64;

/**
 * Reads JSON more strictly than JSON.parse: no duplicate keys, no `__proto__`, no numbers beyond a double, no NUL, no
 * lone surrogates, at most 64 levels. What passes is stored and shown again byte for byte.
 */
export function parseJson(bytes: Uint8Array): { value: unknown } | { error: InputError } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { error: { pointer: '', message: 'The body is not UTF-8 text.' } };
  }
  if (tooDeep(text)) return { error: { pointer: '', message: `The body is nested deeper than ${deepest} levels.` } };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { error: { pointer: '', message: `The body is not JSON: ${(error as SyntaxError).message.slice(0, 200)}` } };
  }
  if (saysItAll(text, value)) return { value };
  const error = inspect(text);
  return error ? { error } : { value };
}

/**
 * Whether the value written again is the very text that was read: then JSON.parse has hidden nothing, no key given twice
 * and no number too large. Most of what programs send is so, and a walk over each word of a large quote takes long.
 */
const saysItAll = (text: string, value: unknown): boolean =>
  !text.includes('\\u') && !text.includes('__proto__') && JSON.stringify(value) === text;

/** What is wrong with a text that came from outside, if anything. */
export function textFault(text: string): string | undefined {
  if (text.includes('\0')) return 'contains a NUL character';
  if (!text.isWellFormed()) return 'contains half of a surrogate pair';
  return undefined;
}

// Before parsing, so that no parser meets ten thousand brackets. Those inside strings do not count.
function tooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === openBrace || code === openBracket) depth++;
    else if (code === closeBrace || code === closeBracket) depth--;
    if (depth > deepest) return true;
  }
  return false;
}

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [...'"\\{}[]'].map((character) =>
  character.charCodeAt(0),
);

/** Where the string that begins here ends; the end of the text when it does not. */
function endOfString(text: string, begin: number): number {
  for (let at = begin + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === backslash) at++;
  }
  return text.length;
}

// An unterminated string still ends the scan at once: no text makes it look twice.
const tokens = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|[{}[\],:]|[^\s{}[\],:"]+/g;

interface Level {
  /** Keys seen so far in an object; undefined in an array. */
  keys?: Set<string>;
  /** Key or index that the next value belongs to. */
  at: string | number;
  /** The next string is a key. */
  key: boolean;
}

// The text is known to be JSON here; this walk sees what JSON.parse hides.
function inspect(text: string): InputError | undefined {
  const path: Level[] = [];
  for (const [token] of text.matchAll(tokens)) {
    const level = path.at(-1);
    if (token === '{') path.push({ keys: new Set(), at: '', key: true });
    else if (token === '[') path.push({ at: 0, key: false });
    else if (token === '}' || token === ']') path.pop();
    else if (token === ',' && level) {
      if (level.keys) level.key = true;
      else level.at = Number(level.at) + 1;
    } else if (token === ':' && level) level.key = false;
    else {
      const fault = level?.keys && level.key ? keyFault(level, token) : valueFault(token);
      if (fault) return { pointer: pointerTo(path), message: `The value at this place ${fault}.` };
    }
  }
  return undefined;
}

function keyFault(level: Level, token: string): string | undefined {
  const key: string = JSON.parse(token);
  level.at = key;
  if (key === '__proto__') return 'has a key that is not allowed';
  if (level.keys?.has(key)) return 'is given twice';
  level.keys?.add(key);
  return textFault(key);
}

function valueFault(token: string): string | undefined {
  if (token.startsWith('"')) return textFault(JSON.parse(token));
  return /^[-\d]/.test(token) && !Number.isFinite(Number(token)) ? 'is a number too large to represent' : undefined;
}

function pointerTo(path: Level[]): string {
  return path.map(({ at }) => `/${escape(at)}`).join('');
}

/** One RFC 6901 reference token. A fault may sit in a key itself, so the answer is kept well-formed. */
function escape(at: string | number): string {
  return String(at).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}
