import { parseDocument } from 'yaml';
import { type CompiledPolicy, compilePolicy } from '../domain/policy/compile.ts';
import type { Problem } from '../domain/policy/policy.ts';

/** Longest policy file that is read, in characters. */
export const longestPolicyFile = 1_000_000;

/** Compiles the text of a policy file, or says what is wrong with it and where. */
export function compilePolicyFile(text: string): { ok: CompiledPolicy } | { problems: Problem[] } {
  const file = readPolicyFile(text);
  return 'ok' in file ? compilePolicy(file.ok) : { problems: [{ pointer: '', message: file.message }] };
}

/**
 * The plain object of a policy file's YAML or JSON text. YAML's core schema alone: no tags of our own making, no
 * aliases (a small file could unfold into a huge one), no key twice.
 */
function readPolicyFile(text: string): { ok: unknown } | { message: string } {
  if (text.length > longestPolicyFile) return { message: `The file is longer than ${longestPolicyFile} characters` };
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true, version: '1.2' });
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong) return { message: wrong.message };
  try {
    return { ok: document.toJS({ maxAliasCount: 0 }) as unknown };
  } catch (error) {
    // yaml throws a ReferenceError for an alias beyond the count; anything else is a bug.
    if (error instanceof ReferenceError) return { message: 'Anchors and aliases are not allowed in a policy file' };
    throw error;
  }
}
