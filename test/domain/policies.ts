import { type CompiledPolicy, compilePolicy } from '../../src/domain/policy/compile.ts';
import { evaluate } from '../../src/domain/policy/evaluate.ts';
import type { Evaluation } from '../../src/domain/policy/evaluation.ts';
import { readInputs } from '../../src/domain/policy/inputs.ts';

/** Compiles a policy file given as a plain object, failing with its problems. */
export function policyOf(file: Record<string, unknown>): CompiledPolicy {
  const compiled = compilePolicy({ policy: 'tried', currency: 'USD', ...file });
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return compiled.ok;
}

/** Evaluates JSON inputs. */
export function judged(policy: CompiledPolicy, json: Record<string, unknown>): Evaluation {
  const inputs = readInputs(json, policy);
  if ('problems' in inputs) throw new Error(JSON.stringify(inputs.problems));
  return evaluate(inputs.ok, policy);
}

export const labels = ({ route }: Evaluation): string[][] => route.map((stage) => stage.map(({ label }) => label));

export const firedRules = ({ findings }: Evaluation): string[] => findings.map(({ rule }) => rule);
