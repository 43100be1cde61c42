import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { compilePolicyFile } from '../../src/commands/policy-file.ts';
import { type Assessment, assess } from '../../src/domain/assessment.ts';
import { equals, ratio } from '../../src/domain/exact.ts';
import { measure } from '../../src/domain/measures/measure.ts';
import { viewMeasures } from '../../src/domain/measures/view.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import type { PricingBasis } from '../../src/domain/pricing/basis.ts';
import type { Directory } from '../../src/domain/policy/directory.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { basisOf, facts, line, perUnit, product, quote } from './offers.ts';

/** The whole way from a quote to its numbers and its route, on the figures that people know by heart. */

const demo = compiled('demo');
const person = (role: string, managerId: string | null) => ({
  id: role,
  name: role,
  active: true,
  roles: [role],
  managerId,
});
const directory: Directory = {
  people: [
    person('rep', 'sales-manager'),
    person('sales-manager', 'vp-sales'),
    person('vp-sales', 'cfo'),
    ...['deal-desk', 'finance', 'legal', 'cfo'].map((role) => person(role, null)),
  ],
  limits: [],
};

function assessed(content: QuoteContent, basis: PricingBasis): Assessment {
  const answer = assess(content, {
    basis,
    deal: { ...facts, creditClass: 'A' },
    policy: demo,
    directory,
    parties: { ownerId: 'rep', submitterId: 'rep', editorIds: [] },
  });
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer;
}

function compiled(name: string) {
  const text = readFileSync(new URL(`../../templates/policies/${name}.policy.yaml`, import.meta.url), 'utf8');
  const policy = compilePolicyFile(text);
  if ('problems' in policy) throw new Error(JSON.stringify(policy.problems));
  return policy.ok;
}

const rules = ({ evaluation }: Assessment) => evaluation.findings.map(({ rule }) => rule);
const asked = ({ steps }: Assessment) => steps.map(({ stage, candidates }) => [stage, ...candidates]);

describe('a list of $99,999.99 sold at $79,996.00', () => {
  const basis = basisOf({ P: product({ price: perUnit('99999.99'), unitCost: '20000' }) });
  const sold = quote([line('P', '1')], { headerDiscount: { targetPrice: '79996.00' } });

  it('is a discount of exactly 2,000,399 in 9,999,999, which shows as 20.00 %', () => {
    const { discount, effectiveDiscount } = measure(price(sold, basis), sold, basis);
    const exactly = ratio(2_000_399, 9_999_999);
    expect([discount && equals(discount, exactly), effectiveDiscount && equals(effectiveDiscount, exactly)]).toEqual([
      true,
      true,
    ]);
    const measures = viewMeasures(assessed(sold, basis).measures);
    expect(Number(measures.discount).toLocaleString('en-US', { style: 'percent', minimumFractionDigits: 2 })).toBe(
      '20.00%',
    );
  });

  it('is over 20 %: the rule of the VP speaks, with digits that show it, and the manager is not asked', () => {
    const assessment = assessed(sold, basis);
    expect(rules(assessment)).toEqual(['DL2']);
    expect(assessment.evaluation.findings[0]).toMatchObject({
      input: 'discount',
      actual: '0.20003992',
      limit: '(20%..35%]',
      kind: 'require',
    });
    expect(asked(assessment)).toEqual([[1, 'vp-sales']]);
  });

  it('is the manager’s for four dollars more, and for exactly 20 % in spite of the odd cent', () => {
    for (const headerDiscount of [{ targetPrice: '80000.00' }, { percent: '0.20' }]) {
      const assessment = assessed({ ...sold, headerDiscount }, basis);
      expect([rules(assessment), asked(assessment)]).toEqual([['DL1'], [[1, 'sales-manager']]]);
    }
  });
});

describe('high revenue at a low margin', () => {
  const offering = (list: string, cost: string) =>
    assessed(quote([line('P', '1')]), basisOf({ P: product({ price: perUnit(list), unitCost: cost }) }));

  it('goes to the CFO; either alone does not', () => {
    expect(rules(offering('500000', '375001'))).toEqual(['MF2', 'HR1', 'SZ1']);
    expect(asked(offering('500000', '375001')).at(-1)).toEqual([2, 'cfo']);
    expect(rules(offering('500000', '100000'))).toEqual(['SZ1']);
    expect(rules(offering('499999.99', '400000'))).toEqual(['MF2', 'SZ1']);
  });

  it('begins exactly at $500,000 and ends exactly at 25 %', () => {
    expect(rules(offering('500000', '375000'))).toEqual(['MF2', 'SZ1']);
    expect(rules(offering('500000.00', '375000.01'))).toContain('HR1');
  });
});
