import type { CompiledPolicy } from './compile.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { readInputs } from './inputs.ts';
import type { PolicyTest } from './policy.ts';

export interface TestResult {
  name: string;
  passed: boolean;
  /** What differs, in words; empty when passed. */
  differences: string[];
}

/** Runs the tests a policy carries through the same evaluation that deals get. */
export function runPolicyTests(policy: CompiledPolicy): TestResult[] {
  return policy.tests.map((test) => {
    const read = readInputs(test.input, policy);
    const differences =
      'problems' in read
        ? read.problems.map(({ pointer, message }) => `${pointer} ${message}`)
        : differ(test.expect, evaluate(read.ok, policy));
    return { name: test.name, passed: differences.length === 0, differences };
  });
}

/** Inside a stage the order of steps means nothing; between stages it does. `rules` lists every rule that fired. */
function differ(expect: PolicyTest['expect'], found: Evaluation): string[] {
  const route = found.route.map((stage) => stage.map((step) => step.label).sort());
  const wanted = expect.route?.map((stage) => [...stage].sort());
  const rules = [
    ...new Set(found.findings.filter(({ row, kind }) => row !== null && kind !== 'missing').map(({ rule }) => rule)),
  ];
  const warned = [...new Set(found.warnings.map(({ rule }) => rule))];
  return [
    compared('route', wanted, route),
    compared('standard', expect.standard, found.standard),
    compared('blocked', expect.blocked, found.blocked),
    compared('rules', expect.rules && [...expect.rules].sort(), rules.sort()),
    compared('warnings', expect.warnings && [...expect.warnings].sort(), warned.sort()),
  ].filter((difference) => difference !== null);
}

function compared(what: string, wanted: unknown, found: unknown): string | null {
  if (wanted === undefined || JSON.stringify(wanted) === JSON.stringify(found)) return null;
  return `${what}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(found)}`;
}
