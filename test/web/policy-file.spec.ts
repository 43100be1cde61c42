import { describe, expect, it } from '@jest/globals';
import { policyFile } from '../../src/web/policy/policy-file.ts';

describe('a policy given back as a file', () => {
  it.each([
    ['{"policy": "discounts"}', 'discounts.policy.json', 'application/json'],
    ['policy: discounts\n', 'discounts.policy.yaml', 'application/yaml'],
    ['{policy: discounts}', 'discounts.policy.yaml', 'application/yaml'],
  ])('is called what it is: %j', async (source, name, type) => {
    const file = policyFile('discounts', source);
    expect([file.name, file.type, await file.text()]).toEqual([name, type, source]);
  });
});
