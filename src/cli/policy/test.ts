import { runPolicyTests } from '../../domain/policy/policy-tests.ts';
import type { Answer } from '../answer.ts';
import { policyFrom } from './files.ts';

/** `policy test FILE`: the tests a policy carries. */
export async function testFile(path: string): Promise<Answer> {
  const policy = await policyFrom(path);
  const results = runPolicyTests(policy);
  const failed = results.filter(({ passed }) => !passed);
  const lines = failed.map(({ name, differences }) => `FAILED ${name}\n  ${differences.join('\n  ')}`);
  return {
    json: { policy: policy.policy, passed: results.length - failed.length, failed: failed.length, tests: results },
    text: [...lines, `${results.length - failed.length} of ${results.length} tests passed`].join('\n'),
    found: failed.length > 0,
  };
}
