import { readFile } from 'node:fs/promises';
import { compilePolicyFile } from '../../commands/policy-file.ts';
import type { CompiledPolicy } from '../../domain/policy/compile.ts';
import type { Problem } from '../../domain/policy/policy.ts';
import { CannotRun } from '../answer.ts';

/** Reads and compiles a policy file, or says what cannot be read and where. */
export async function policyFrom(path: string): Promise<CompiledPolicy> {
  const policy = compilePolicyFile(await textOf(path));
  if ('problems' in policy) throw new CannotRun(problemText(path, policy.problems));
  return policy.ok;
}

/** Reads a JSON file. */
export async function jsonFrom(path: string): Promise<unknown> {
  const text = await textOf(path);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new CannotRun(`${path}: not JSON: ${(error as SyntaxError).message}`);
  }
}

export const problemText = (path: string, problems: Problem[]): string =>
  problems.map(({ pointer, message }) => `${path}: ${pointer || '/'} ${message}`).join('\n');

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new CannotRun(`${path}: cannot be read: ${(error as Error).message}`);
  }
}
