import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commissionOf, creditOf, type PayTerms, thresholdsOf } from '../../src/domain/compensation/commission.ts';
import { effectOf, standingOf } from '../../src/domain/compensation/effect.ts';
import { periodOf, planPeriods } from '../../src/domain/compensation/period.ts';
import { type PlanContent, planProblems } from '../../src/domain/compensation/plan.ts';
import { compare, exact, mul } from '../../src/domain/exact.ts';
import { money, parseMinor } from '../../src/domain/money.ts';

const cents = (amount: string): bigint => parseMinor(amount, 'USD') as bigint;
const usd = (amount: string) => ({ amount, currency: 'USD' as const });
const paid = (terms: PayTerms, amount: string): string => money(commissionOf(terms, cents(amount)), 'USD').amount;

/** 2 %, and 4 % of everything in a month above $270,000. */
const twoOrFour: PayTerms = {
  currency: 'USD',
  quota: '270000',
  applies: 'whole',
  rates: [
    { from: '0', side: 'at', rate: '0.02' },
    { from: '1', side: 'above', rate: '0.04' },
  ],
};
/** 10 % of MRR below a quota of $20,000, 50 % at or above it. */
const tenOrFifty: PayTerms = {
  currency: 'USD',
  quota: '20000',
  applies: 'whole',
  rates: [
    { from: '0', side: 'at', rate: '0.1' },
    { from: '1', side: 'at', rate: '0.5' },
  ],
};
/** 5 % up to the quota of $100,000, 8 % of what is above it, 10 % of what is above 150 % of it. */
const marginal: PayTerms = {
  currency: 'USD',
  quota: '100000',
  applies: 'above',
  rates: [
    { from: '0', side: 'at', rate: '0.05' },
    { from: '1', side: 'at', rate: '0.08' },
    { from: '1.5', side: 'at', rate: '0.1' },
  ],
};

describe('The commission of a period', () => {
  it('is 2 % up to the quota of $270,000.00 and 4 % of the whole a cent above it', () => {
    expect(paid(twoOrFour, '270000.00')).toBe('5400.00');
    expect(paid(twoOrFour, '270000.01')).toBe('10800.00');
  });

  it('is 10 % of MRR a cent under the quota of $20,000.00 and 50 % at it', () => {
    expect(paid(tenOrFifty, '19999.99')).toBe('2000.00');
    expect(paid(tenOrFifty, '20000.00')).toBe('10000.00');
  });

  it('is paid at each rate only above its threshold where the plan says so', () => {
    // 5 % × 100,000 = 5,000; + 8 % × 50,000 = 9,000; + 10 % × 10,000 = 10,000
    expect(paid(marginal, '100000.00')).toBe('5000.00');
    expect(paid(marginal, '150000.00')).toBe('9000.00');
    expect(paid(marginal, '160000.00')).toBe('10000.00');
  });

  it('is rounded once, half away from zero', () => {
    // 2 % of $0.25 is half a cent; 5 % × 100,000 + 8 % × 0.06 = 5,000.0048, + 8 % × 0.07 = 5,000.0056
    expect(paid(twoOrFour, '0.25')).toBe('0.01');
    expect(paid(twoOrFour, '0.24')).toBe('0.00');
    expect(paid(marginal, '100000.06')).toBe('5000.00');
    expect(paid(marginal, '100000.07')).toBe('5000.01');
  });

  it('is nothing when nothing was attained, or less', () => {
    expect(paid(twoOrFour, '0.00')).toBe('0.00');
    expect(paid(tenOrFifty, '-5000.00')).toBe('0.00');
    expect(paid(marginal, '-0.01')).toBe('0.00');
  });

  it('begins its rates at whole minor units also where a share of the quota is none', () => {
    const thirds = (side: 'at' | 'above'): PayTerms => ({
      currency: 'USD',
      quota: '100.01',
      applies: 'whole',
      rates: [
        { from: '0', side: 'at', rate: '0.1' },
        { from: '0.5', side, rate: '0.2' },
      ],
    });

    // Half of $100.01 is $50.005: $50.01 is the first amount of money above it, reached or exceeded.
    expect(thresholdsOf(thirds('at')).map(({ first }) => first)).toEqual([0n, 5001n]);
    expect(thresholdsOf(thirds('above')).map(({ first }) => first)).toEqual([0n, 5001n]);
  });
});

describe('The effect of a deal', () => {
  it('tells what was attained before and with it, and what the commission gains', () => {
    // 14,000 × 10 % = 1,400; 21,000 × 50 % = 10,500
    expect(effectOf(tenOrFifty, cents('14000.00'), cents('7000.00'))).toMatchObject({
      credit: usd('7000.00'),
      before: { attained: usd('14000.00'), share: '0.70000000', rate: '0.10000000', commission: usd('1400.00') },
      with: { attained: usd('21000.00'), share: '1.05000000', rate: '0.50000000', commission: usd('10500.00') },
      difference: usd('9100.00'),
    });
  });

  it('warns that a cent more changes the commission, a cent under the threshold', () => {
    expect(effectOf(tenOrFifty, cents('0.00'), cents('19999.99')).cliffs).toEqual([
      { direction: 'more', at: '1.00000000', threshold: usd('20000.00'), by: usd('0.01'), change: usd('8000.00') },
    ]);
    expect(effectOf(twoOrFour, cents('200000.00'), cents('70000.00')).cliffs).toEqual([
      { direction: 'more', at: '1.00000000', threshold: usd('270000.00'), by: usd('0.01'), change: usd('5400.00') },
    ]);
  });

  it('warns that a cent less changes the commission, at the threshold', () => {
    expect(effectOf(tenOrFifty, cents('0.00'), cents('20000.00')).cliffs).toEqual([
      { direction: 'less', at: '1.00000000', threshold: usd('20000.00'), by: usd('0.01'), change: usd('-8000.00') },
    ]);
    expect(effectOf(twoOrFour, cents('200000.00'), cents('70000.01')).cliffs).toEqual([
      { direction: 'less', at: '1.00000000', threshold: usd('270000.00'), by: usd('0.01'), change: usd('-5400.00') },
    ]);
  });

  it('warns within 5 % of the threshold and not further away', () => {
    const directions = (credit: string) =>
      effectOf(tenOrFifty, cents('0.00'), cents(credit)).cliffs.map(({ direction }) => direction);

    expect(directions('18999.99')).toEqual([]);
    expect(directions('19000.00')).toEqual(['more']);
    expect(directions('20999.99')).toEqual(['less']);
    expect(directions('21000.00')).toEqual([]);
  });

  it('does not warn of a threshold that was passed without it, nor where only the part above is paid more', () => {
    expect(effectOf(tenOrFifty, cents('20100.00'), cents('100.00')).cliffs).toEqual([]);
    expect(effectOf(marginal, cents('0.00'), cents('99999.99')).cliffs).toEqual([]);
  });

  it('is nothing for a deal that counts nothing', () => {
    const { difference, cliffs } = effectOf(tenOrFifty, cents('19999.99'), 0n);

    expect({ difference, cliffs }).toEqual({ difference: usd('0.00'), cliffs: [] });
  });
});

describe('What a deal counts', () => {
  const rates = { deal: '1.08', plan: '1' };

  it('is its measure as it stands in the plan’s own currency', () => {
    expect(creditOf(usd('132000.00'), { currency: 'USD', share: '1', rates })).toBe(13_200_000n);
  });

  it('is converted by the policy’s rates and rounded once', () => {
    const eur = { amount: '7000.05', currency: 'EUR' as const };

    // 7,000.05 × 1.08 = 7,560.054
    expect(creditOf(eur, { currency: 'USD', share: '1', rates })).toBe(756_005n);
    // 7,000.05 × 1.08 ÷ 0.0067 = 1,128,366.27 yen
    expect(creditOf(eur, { currency: 'JPY', share: '1', rates: { deal: '1.08', plan: '0.0067' } })).toBe(1_128_366n);
  });

  it('is the share that somebody has of it', () => {
    expect(creditOf(usd('100.01'), { currency: 'USD', share: '0.5', rates })).toBe(5001n);
  });
});

describe('A plan’s periods', () => {
  it('are months, quarters and years of the calendar', () => {
    expect(periodOf('month', '2028-02-10')).toEqual({ name: 'February 2028', from: '2028-02-01', to: '2028-02-29' });
    expect(periodOf('quarter', '2026-12-31')).toEqual({ name: 'Q4 2026', from: '2026-10-01', to: '2026-12-31' });
    expect(periodOf('year', '2026-01-01')).toEqual({ name: '2026', from: '2026-01-01', to: '2026-12-31' });
  });

  it('contain their first and last day and follow each other without a gap', () => {
    const days = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom(...planPeriods), days, (kind, day) => {
        const period = periodOf(kind, day);
        expect(period.from <= day && day <= period.to).toBe(true);
        expect(periodOf(kind, period.from)).toEqual(period);
        expect(periodOf(kind, period.to)).toEqual(period);
      }),
    );
  });
});

const plan: PlanContent = {
  ...twoOrFour,
  measure: 'targetAcv',
  period: 'month',
  deals: 'own',
  payableOn: 'signed',
  from: '2026-01-01',
  to: null,
  people: ['somebody'],
  roles: [],
};
const pointers = (change: Partial<PlanContent>) => planProblems({ ...plan, ...change }).map(({ pointer }) => pointer);

describe('A plan', () => {
  it('that is fine has no problems', () => {
    expect(planProblems(plan)).toEqual([]);
    expect(pointers({ quota: null, to: '2026-06-30', people: [], roles: ['rep'] })).toEqual([]);
  });

  it('has a quota in its currency, above zero', () => {
    expect(pointers({ quota: '0.00' })).toEqual(['/quota']);
    expect(pointers({ quota: '0.001' })).toEqual(['/quota']);
  });

  it('pays from zero on, by rates that begin one above the other', () => {
    const rate = { side: 'at' as const, rate: '0.1' };
    expect(pointers({ rates: [{ ...rate, from: '0.5' }] })).toEqual(['/rates/0/from']);
    expect(
      pointers({
        rates: [
          { ...rate, from: '0' },
          { ...rate, from: '1' },
          { ...rate, from: '1.00' },
        ],
      }),
    ).toEqual(['/rates/2/from']);
    expect(pointers({ rates: [{ ...rate, from: '0', rate: '1.01' }] })).toEqual(['/rates/0/rate']);
  });

  it('never pays a lower rate on the whole of a larger amount, but may on what is above', () => {
    const rates: PlanContent['rates'] = [
      { from: '0', side: 'at', rate: '0.1' },
      { from: '2', side: 'at', rate: '0.05' },
    ];
    expect(pointers({ rates })).toEqual(['/rates/1/rate']);
    expect(pointers({ rates, applies: 'above' })).toEqual([]);
  });

  it('begins and ends with a period of its own, and pays somebody', () => {
    expect(pointers({ from: '2026-01-02' })).toEqual(['/from']);
    expect(pointers({ to: '2026-06-29' })).toEqual(['/to']);
    expect(pointers({ to: '2025-12-31' })).toEqual(['/to']);
    expect(pointers({ people: [] })).toEqual(['/people']);
  });
});

describe('Any plan', () => {
  const rate = fc.integer({ min: 0, max: 10_000 }).map((basis) => (basis / 10_000).toFixed(4));
  const shares = fc.uniqueArray(fc.integer({ min: 1, max: 3_000 }), { minLength: 0, maxLength: 4 });
  const anyTerms = fc
    .record({
      currency: fc.constantFrom('USD', 'JPY', 'BHD'),
      quota: fc.integer({ min: 1, max: 1_000_000 }).map(String),
      applies: fc.constantFrom('whole', 'above'),
      shares,
      sides: fc.array(fc.constantFrom('at', 'above'), { minLength: 5, maxLength: 5 }),
      rates: fc.array(rate, { minLength: 5, maxLength: 5 }),
    })
    .map(({ shares: at, sides, rates, ...terms }): PayTerms => {
      const paidRates = terms.applies === 'whole' ? rates.toSorted((a, b) => compare(exact(a), exact(b))) : rates;
      return {
        ...terms,
        rates: [0, ...at.toSorted((a, b) => a - b)].map((share, index) => ({
          from: (share / 1_000).toFixed(3),
          side: index === 0 ? 'at' : (sides[index] as 'at'),
          rate: paidRates[index] as string,
        })),
      };
    });
  const amount = fc.bigInt({ min: -1_000_000n, max: 10n ** 12n });

  it('never pays less for more', () => {
    fc.assert(
      fc.property(anyTerms, amount, fc.bigInt({ min: 0n, max: 10n ** 10n }), (terms, before, more) => {
        expect(commissionOf(terms, before + more) >= commissionOf(terms, before)).toBe(true);
      }),
    );
  });

  it('changes its rate exactly between the first amount of a threshold and the unit under it', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        for (const [index, { first, amount: at, side }] of thresholdsOf(terms).entries()) {
          if (index === 0) continue;
          const scale = { USD: 100n, JPY: 1n, BHD: 1000n }[terms.currency as 'USD'];
          const isPast = (minor: bigint) => {
            const passed = compare(exact(minor), mul(at, exact(scale)));
            return side === 'at' ? passed >= 0 : passed > 0;
          };
          expect([isPast(first - 1n), isPast(first)]).toEqual([false, true]);
        }
      }),
    );
  });

  it('pays for deals one after the other what it pays for their sum', () => {
    fc.assert(
      fc.property(anyTerms, fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { maxLength: 8 }), (terms, credits) => {
        const { attained, gained } = credits.reduce(
          (so, credit) => ({
            attained: so.attained + credit,
            gained: so.gained + minor(effectOf(terms, so.attained, credit).difference.amount, terms),
          }),
          { attained: 0n, gained: 0n },
        );
        expect(gained).toBe(commissionOf(terms, attained));
        expect(standingOf(terms, attained).commission).toEqual(money(gained, terms.currency));
      }),
    );
  });

  it('can be told by a quota of less than the smallest coin', () => {
    const terms: PayTerms = {
      currency: 'JPY',
      quota: '0.25',
      applies: 'above',
      rates: [{ from: '0', side: 'at', rate: '0.1' }],
    };
    expect(standingOf(terms, 1n).share).toBe('4.00000000');
  });

  it('says of a cliff what really changes when just that much more or less is attained', () => {
    fc.assert(
      fc.property(anyTerms, amount, fc.bigInt({ min: 1n, max: 10n ** 9n }), (terms, before, credit) => {
        const after = before + credit;
        for (const { direction, by, change } of effectOf(terms, before, credit).cliffs) {
          const step = minor(by.amount, terms) * (direction === 'more' ? 1n : -1n);
          expect(commissionOf(terms, after + step) - commissionOf(terms, after)).toBe(minor(change.amount, terms));
        }
      }),
    );
  });
});

const minor = (text: string, { currency }: PayTerms): bigint => parseMinor(text, currency) as bigint;
