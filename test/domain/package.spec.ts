import { describe, expect, it } from '@jest/globals';
import { assess, type Circumstances } from '../../src/domain/assessment.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { basisOf, facts, line, perUnit, product, quote } from './offers.ts';
import { policyOf } from './policies.ts';

const policy = policyOf({
  inputs: { tcv: { type: 'money' }, margin: { type: 'percent' }, packageQuotes: { type: 'integer' } },
  tables: [
    {
      name: 'size',
      columns: ['tcv'],
      otherwise: 'standard',
      outcomes: { finance: { require: { role: 'finance' } } },
      rows: [{ id: 'S1', when: ['>= 100000'], then: 'finance' }],
    },
    {
      name: 'margin',
      columns: ['margin'],
      otherwise: 'standard',
      outcomes: { desk: { require: { role: 'deal-desk' } } },
      rows: [{ id: 'M1', when: ['< 50%'], then: 'desk' }],
    },
  ],
});

// A seat is sold at 100 and costs 10, a gift is sold at 100 and costs 95.
const products = {
  seat: product({ price: perUnit('100'), unitCost: '10' }),
  gift: product({ price: perUnit('100'), unitCost: '95' }),
};
const dollars = basisOf(products);
const euros = basisOf(products, { currency: 'EUR', policyRate: '1.25' });

const judge = (content: QuoteContent, others: Circumstances['package'] = []) => {
  const assessed = assess(content, {
    basis: dollars,
    deal: facts,
    policy,
    directory: { people: [], limits: [], roleTitles: {} },
    parties: { ownerId: 'o', submitterId: 'o', editorIds: [] },
    package: others,
  });
  if ('problems' in assessed) throw new Error(JSON.stringify(assessed.problems));
  return assessed;
};
const member = (content: QuoteContent, basis = dollars) => ({
  number: 'Q-1-2',
  deal: { id: 'other' },
  content,
  basis,
});
const found = ({ evaluation }: ReturnType<typeof judge>) =>
  evaluation.findings.map(({ rule, actual, raisedBy }) => [rule, actual, raisedBy]);

describe('an offer of a package', () => {
  const own = quote([line('seat', '500')]);

  it('is judged on the sum, each quote at its own rate, and worth what it is worth itself', () => {
    const other = member(quote([line('seat', '400')], { currency: 'EUR' }), euros);
    const assessed = judge(own, [other]);
    expect(found(assessed)).toEqual([['S1', '100000.00', 'package']]);
    expect(assessed.measures.tcv).toBe(50_000_00n);
    expect(found(judge(own, [member(quote([line('seat', '399')], { currency: 'EUR' }), euros)]))).toEqual([]);
  });

  it('has the margin of the whole: what one quote earns another may give away', () => {
    expect(found(judge(own, [member(quote([line('gift', '400')]))]))).toEqual([]);
    // (50,000 × 90 % + 49,900 × 5 %) ÷ 99,900 is 47.54 %.
    expect(found(judge(own, [member(quote([line('gift', '499')]))]))).toEqual([['M1', '0.47542543', 'package']]);
  });

  it('says of itself what it is alone, also where the whole is found the same', () => {
    const large = quote([line('seat', '1000')]);
    expect(found(judge(large, [member(own)]))).toEqual([['S1', '100000.00', undefined]]);
  });

  it('is judged with what the customer may still choose too', () => {
    const open = quote([line('seat', '500'), line('seat', '500', { id: 'more', optional: true })]);
    expect(found(judge(open))).toEqual([['S1', '100000.00', 'choice']]);
    expect(judge(open).evaluation.findings[0]).toMatchObject({ chosen: ['more'] });
    const [together] = judge(open, [member(quote([line('seat', '1')]))]).evaluation.findings;
    expect(together).toMatchObject({ raisedBy: 'choice', chosen: ['more'] });
  });
});
