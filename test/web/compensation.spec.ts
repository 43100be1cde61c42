import { describe, expect, it } from '@jest/globals';
import type { QuoteEffect, Totals } from '../../src/web/api/types.ts';
import { axisAmount, coin, curveOf } from '../../src/web/compensation/curve.ts';
import { liveEffect } from '../../src/web/compensation/live-effect.ts';
import {
  attainedSteps,
  cliffSteps,
  distanceSteps,
  commissionSteps,
  creditSteps,
  differenceSteps,
  shareSteps,
} from '../../src/web/compensation/pay-workings.ts';
import { cliffWords, ratesWords } from '../../src/web/compensation/pay-words.ts';
import { newPlan, payTermsOf, planContentOf, writtenPlanOf } from '../../src/web/compensation/written-plan.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' as const });
const terms: QuoteEffect['terms'] = {
  currency: 'USD',
  quota: '20000',
  applies: 'whole',
  rates: [
    { from: '0', side: 'at', rate: '0.1' },
    { from: '1', side: 'at', rate: '0.5' },
  ],
};
const item: QuoteEffect = {
  person: { id: 'rita', name: 'Rita' },
  plan: { id: 'plan', name: 'Plan', version: 1 },
  measure: 'mrr',
  deals: 'own',
  period: { name: 'January 2027', from: '2027-01-01', to: '2027-01-31' },
  terms,
  planRate: '1',
  attained: usd('13000.00'),
  counted: 1,
  uncounted: 0,
  behind: [],
  quoteCurrency: 'USD',
  share: '1',
  quoteRate: '1',
  effect: null,
};
const totals = (mrr: QuoteEffect['attained']) => ({ currency: mrr.currency, mrr }) as Totals;

describe('A quote that is being written', () => {
  it('shows what it would change with the numbers as they are written', () => {
    // 20,000 × 50 % = 10,000 against 13,000 × 10 % = 1,300; a cent less is 19,999.99 × 10 % = 2,000.00
    expect(liveEffect(item, totals(usd('7000.00')))).toMatchObject({
      difference: usd('8700.00'),
      cliffs: [{ direction: 'less', by: usd('0.01'), change: usd('-8000.00') }],
    });
  });

  it('converts by the rates that the server said, and shows what was kept until it has said those of another currency', () => {
    const eur = { amount: '7000.00', currency: 'EUR' as const };
    const inEuro = { ...item, quoteCurrency: 'EUR' as const, quoteRate: '1.1' };

    expect(liveEffect(inEuro, totals(eur))?.credit).toEqual(usd('7700.00'));
    expect(liveEffect(item, totals(eur))).toBe(item.effect);
    expect(liveEffect({ ...inEuro, planRate: null }, totals(eur))).toBeNull();
  });

  it('says how little changes how much', () => {
    const effect = liveEffect(item, totals(usd('7000.00')));
    const [cliff] = effect?.cliffs ?? [];

    expect(cliff && cliffWords(cliff)).toBe('$0.01 less changes the commission by');
    expect(effect && terms && cliff && cliffSteps(terms, effect, cliff)).toEqual([
      '$20,000.00 − $0.01 = $19,999.99 attained',
      '$19,999.99 × 10% = $2,000.00, rounded once',
      '$2,000.00 then − $10,000.00 with this deal = -$8,000.00',
    ]);
    expect(effect && cliff && distanceSteps(effect, cliff)).toEqual([
      '$19,999.99 is the most that does not get the rate of the threshold at $20,000.00',
      '$20,000.00 − $19,999.99 = $0.01',
    ]);
  });
});

describe('What a deal changes of a commission', () => {
  const effect = liveEffect(item, totals(usd('7000.00')));
  if (!effect) throw new Error('no effect');

  it('opens the sum of it: the rate on the whole amount', () => {
    expect(commissionSteps(terms, effect.before)).toEqual(['$13,000.00 × 10% = $1,300.00, rounded once']);
    expect(commissionSteps(terms, effect.with)).toEqual(['$20,000.00 × 50% = $10,000.00, rounded once']);
    expect(differenceSteps(effect)).toEqual(['$10,000.00 with this deal − $1,300.00 without it = $8,700.00']);
    expect(attainedSteps(item, effect)).toEqual([
      'MRR × 100% of it theirs = $7,000.00, rounded once',
      '$13,000.00 + $7,000.00 = $20,000.00',
    ]);
  });

  it('opens the sum of its parts where each has a rate of its own, and what was converted', () => {
    const above = { ...terms, applies: 'above' as const };
    expect(commissionSteps(above, { attained: usd('25000.00') })).toEqual([
      '$20,000.00 × 10% + $5,000.00 × 50%',
      '= $4,500.00, rounded once',
    ]);
    expect(commissionSteps(above, { attained: usd('0.00') })[0]).toContain('nothing');
    const inEuro = { ...item, quoteCurrency: 'EUR' as const, quoteRate: '1.1' };
    expect(creditSteps(inEuro, { ...effect, credit: usd('7700.00') })[0]).toContain('× 1.1 ÷ 1 by the policy rates');
    expect(shareSteps(terms, effect.with)).toEqual(['$20,000.00 ÷ $20,000.00 = 100%']);
  });
});

describe('The plot of a plan', () => {
  it('has both sides of each threshold, a cent apart', () => {
    expect(curveOf(terms).map(({ attained, commission }) => [attained.amount, commission.amount])).toEqual([
      ['0.00', '0.00'],
      ['19999.99', '2000.00'],
      ['20000.00', '10000.00'],
      ['30000.00', '15000.00'],
    ]);
  });

  it('is told in words too', () => {
    expect(ratesWords('mrr', terms.rates)).toBe('10% of MRR, 50% at the quota');
    expect(
      ratesWords('mrr', [
        { from: '0', side: 'at', rate: '0.02' },
        { from: '1.2', side: 'above', rate: '0.04' },
      ]),
    ).toBe('2% of MRR, 4% above 120% of the quota');
  });

  it('writes its axis with the decimals that the currency has: none in krónur, three in dinars', () => {
    expect(axisAmount(1250.5, 'USD')).toEqual({ amount: '1250.50', currency: 'USD' });
    expect(axisAmount(1250.5, 'ISK').amount).not.toContain('.');
    expect(axisAmount(1250.5, 'BHD').amount).toBe('1250.500');
  });

  it('tells a cliff from a slope by the smallest coin of the currency', () => {
    expect([coin('USD'), coin('ISK'), coin('BHD')]).toEqual([0.01, 1, 0.001]);
    for (const currency of ['ISK', 'BHD'] as const) {
      const places = curveOf({ ...terms, currency }).map(({ attained }) => Number(attained.amount));
      const closest = Math.min(...places.slice(1).map((place, index) => place - (places[index] ?? 0)));
      expect(closest).toBeLessThan(1.5 * coin(currency));
    }
  });
});

describe('A plan in its form', () => {
  it('is proposed as it was written, in shares, and comes back as it was', () => {
    const written = {
      ...newPlan('2027-02-14'),
      quota: '270,000',
      rates: [
        { from: '0', side: 'at' as const, rate: '2' },
        { from: '112.5', side: 'above' as const, rate: '4.25' },
      ],
    };
    const content = planContentOf(written);

    expect(content).toMatchObject({
      quota: '270000',
      from: '2027-02-01',
      to: null,
      rates: [
        { from: '0', side: 'at', rate: '0.02' },
        { from: '1.125', side: 'above', rate: '0.0425' },
      ],
    });
    expect(writtenPlanOf(content)).toEqual({ ...written, quota: '270000' });
    expect(payTermsOf(content)).toMatchObject({ quota: '270000' });
  });

  it('is not drawn while a number is missing, nor where everybody has a quota of their own', () => {
    const written = { ...newPlan('2027-02-14'), rates: [{ from: '0', side: 'at' as const, rate: '2' }] };

    expect(payTermsOf(planContentOf(written))).toBeUndefined();
    expect(payTermsOf(planContentOf({ ...written, hasOwnQuotas: true }))).toBeUndefined();
    expect(
      payTermsOf(planContentOf({ ...written, quota: '1', rates: [{ from: '0', side: 'at', rate: 'x' }] })),
    ).toBeUndefined();
  });
});
