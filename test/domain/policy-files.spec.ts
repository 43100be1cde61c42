import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { compilePolicyFile } from '../../src/commands/policy-file.ts';
import { lineInputTypes } from '../../src/domain/line-input-types.ts';
import { type InputType, inputTypes } from '../../src/domain/policy-value.ts';
import { runPolicyTests } from '../../src/domain/policy/policy-tests.ts';
import { judged, labels, policyOf } from './policies.ts';

function shipped(name: string) {
  const compiled = compilePolicyFile(
    readFileSync(new URL(`../../templates/policies/${name}.policy.yaml`, import.meta.url), 'utf8'),
  );
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return compiled.ok;
}

const shippedPolicies = ['demo', 'gitlab', 'guru', 'guru-mended'];

describe('shipped policies', () => {
  it.each(shippedPolicies)('%s passes its own tests', (name) => {
    expect(runPolicyTests(shipped(name)).filter(({ passed }) => !passed)).toEqual([]);
  });

  it.each(['demo', 'gitlab', 'guru-mended'])('%s has a test for each of its rules', (name) => {
    const policy = shipped(name);
    const fired = new Set(policy.tests.flatMap((test) => judged(policy, test.input).findings.map(({ rule }) => rule)));
    expect(
      policy.tables.flatMap(({ rows }) => rows.map(({ rule }) => rule)).filter((rule) => !fired.has(rule)),
    ).toEqual([]);
  });

  it.each(shippedPolicies)('%s reads only what a deal offers, with every word it may have', (name) => {
    for (const [input, spec] of Object.entries(shipped(name).inputs)) {
      const offered: Record<string, InputType> = spec.on === 'line' ? lineInputTypes : inputTypes;
      expect([input, offered[input]?.type]).toEqual([input, spec.type]);
      // A word that is not listed would be missing, and a missing value blocks.
      const known = offered[input]?.values;
      if (spec.values && known) expect([input, [...spec.values].sort()]).toEqual([input, [...known].sort()]);
    }
  });

  it('Guru as printed sends 41 % of $100,000 to desk and CFO, and 3 % to nobody; mended to one approver each', () => {
    const large = { motion: 'direct', termYears: 1, discount: '41%', arr: 100000 };
    const small = { ...large, discount: '3%' };
    expect([large, small].map((deal) => labels(judged(shipped('guru'), deal)))).toEqual([[['deal-desk'], ['cfo']], []]);
    expect([large, small].map((deal) => labels(judged(shipped('guru-mended'), deal)))).toEqual([
      [['cfo']],
      [['account-executive']],
    ]);
  });
});

describe('policy tests', () => {
  it('say what they expected and what they got', () => {
    const policy = policyOf({
      inputs: { discount: { type: 'percent' } },
      tables: [
        {
          name: 't',
          columns: ['discount'],
          otherwise: 'standard',
          outcomes: { x: { require: { role: 'cfo' } } },
          rows: [{ id: 'R', when: ['> 5%'], then: 'x' }],
        },
      ],
      tests: [
        { name: 'wrong', input: { discount: '6%' }, expect: { route: [['desk']], standard: true, rules: ['R'] } },
      ],
    });
    expect(runPolicyTests(policy)).toEqual([
      {
        name: 'wrong',
        passed: false,
        differences: ['route: expected [["desk"]], got [["cfo"]]', 'standard: expected true, got false'],
      },
    ]);
  });
});

describe('the text of a policy file', () => {
  it.each([
    ['a key twice', 'policy: a\npolicy: b', 'Map keys must be unique'],
    ['an alias', 'policy: &a x\ncurrency: *a', 'Anchors and aliases are not allowed'],
    ['a tag', 'policy: !!js/function x', 'Unresolved tag'],
    ['broken YAML', 'policy: [', 'Flow sequence'],
    ['nothing', '', 'must be an object'],
  ])('with %s is refused', (_, text, message) => {
    expect(compilePolicyFile(text)).toMatchObject({ problems: [{ message: expect.stringContaining(message) }] });
  });
});
