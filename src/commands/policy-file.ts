import { type Document, isPair, isScalar, Lexer, parseDocument, visit } from 'yaml';
import { type CompiledPolicy, compilePolicy } from '../domain/policy/compile.ts';
import type { Problem } from '../domain/policy/policy.ts';

/** Longest policy file that is read, in characters. */
export const longestPolicyFile = 250_000;

/** Compiles the text of a policy file, or says what is wrong with it and where. */
export function compilePolicyFile(text: string): { ok: CompiledPolicy } | { problems: Problem[] } {
  const file = readPolicyFile(text);
  return 'ok' in file ? compilePolicy(file.ok) : { problems: [{ pointer: '', message: file.message }] };
}

/**
 * The plain object of a policy file's YAML or JSON text. YAML's core schema alone: no tags of our own making, no
 * aliases (a small file could unfold into a huge one), no key twice. Bounded before it is parsed and before it is
 * compiled, because both hold up every other request meanwhile.
 */
export function readPolicyFile(text: string): { ok: unknown } | { message: string } {
  if (text.length > longestPolicyFile) return { message: `The file is longer than ${longestPolicyFile} characters` };
  const barred = barredToken(text);
  if (barred) return { message: barred };
  // The parser compares every key of a map with every other one: keys are checked here instead.
  const document = parseDocument(text, { schema: 'core', uniqueKeys: false, version: '1.2' });
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong) return { message: wrong.message };
  const twice = keyGivenTwice(document);
  if (twice !== undefined) return { message: `Map keys must be unique: ${twice} is given twice` };
  const file: unknown = document.toJS();
  const message = tooMuchWork(file);
  return message ? { message } : { ok: file };
}

const deepest = 32;

// Reads tokens alone, one after the other: the parser's time grows with the square of the depth.
function barredToken(text: string): string | undefined {
  let [flow, block] = [0, 0];
  for (const token of new Lexer().lex(text)) {
    if (/^[&*]/.test(token)) return 'Anchors and aliases are not allowed in a policy file';
    if (token === '[' || token === '{') flow++;
    else if (token === ']' || token === '}') flow--;
    else if (token.includes('\n')) block = 0;
    // Outside brackets each of these opens a level on its line, and a tag opens none but costs as much.
    else if (flow === 0 && (/^[-?:]$/.test(token) || token.startsWith('!'))) block++;
    if (flow + block > deepest) return `The file is nested deeper than ${deepest} levels`;
  }
  return undefined;
}

function keyGivenTwice(document: Document): string | undefined {
  let twice: string | undefined;
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items.filter(isPair)) {
        const name = String(isScalar(key) ? key.value : key);
        if (!seen.has(name)) seen.add(name);
        else {
          twice = name;
          return visit.BREAK;
        }
      }
      return undefined;
    },
  });
  return twice;
}

const mostRows = 2_000;
/** Rows times cases (tests, and lines in them): about a second of work whenever the tests run. */
const mostTested = 100_000;

/** Says what makes a file too much to compile or to test while others wait; shapes are checked later. */
function tooMuchWork(file: unknown): string | undefined {
  const rows = listIn(file, 'tables').reduce<number>((sum, table) => sum + listIn(table, 'rows').length, 0);
  if (rows > mostRows) return `The file has ${rows} rows; at most ${mostRows} are read`;
  const cases = listIn(file, 'tests').reduce<number>(
    (sum, test) => sum + 1 + listIn(fieldOf(test, 'input'), 'lines').length,
    0,
  );
  if (rows * cases <= mostTested) return undefined;
  return `The file tests ${cases} cases on ${rows} rows; rows times cases may be ${mostTested} at most`;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function listIn(value: unknown, name: string): unknown[] {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list : [];
}
