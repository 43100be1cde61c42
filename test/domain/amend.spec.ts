import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Amendment, amendmentOf, type Selling, type Sold, trueUpOf } from '../../src/domain/amend.ts';
import { addDays, addMonths, daysBetween, lastDayOf } from '../../src/domain/calendar.ts';
import { exact, mul, ratio, sub, sum } from '../../src/domain/exact.ts';
import { money, roundMoney } from '../../src/domain/money.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import type { RunningSubscription } from '../../src/domain/subscription.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { endOf } from '../../src/domain/pricing/term.ts';
import { validateContent } from '../../src/domain/pricing/validate.ts';
import { basisOf, perUnit, product, runningYear } from './offers.ts';

const running = (given: Partial<RunningSubscription> = {}): RunningSubscription =>
  runningYear(
    [
      { product: 'SEAT', name: 'Seat', quantity: '100', unitPrice: '228', pricePeriod: 'year', discount: '0.05' },
      { product: 'CARE', name: 'Care', quantity: '2', unitPrice: '99.95', pricePeriod: 'month', discount: null },
    ],
    given,
  );
const selling: Selling = {
  priceBook: 'us',
  sold: { SEAT: { pricePeriod: 'year', price: perUnit('1') }, CARE: { pricePeriod: 'month', price: perUnit('1') } },
  today: '2026-06-01',
  paymentTerms: 'net30',
};
const basis = (subscription: RunningSubscription) =>
  basisOf(
    {
      SEAT: product({ sku: 'SEAT', price: perUnit('240') }),
      CARE: product({ sku: 'CARE', price: perUnit('110'), pricePeriod: 'month' }),
    },
    { subscription },
  );

function offered(asked: Amendment, given = running(), on = selling): QuoteContent {
  const made = amendmentOf(given, asked, on);
  if ('faults' in made) throw new Error(JSON.stringify(made.faults));
  expect(validateContent(made.content, basis(given))).toEqual([]);
  return made.content;
}
const netOf = (content: QuoteContent, given = running()) => price(content, basis(given)).totals.net;
const faultsOf = (asked: Amendment) => amendmentOf(running(), asked, selling);

describe('what is added to a subscription', () => {
  test('10 seats at $228 a year for 177 of 365 days come to $1,105.64, not to the $1,105.60 of a rounded unit price', () => {
    const asked: Amendment = { way: 'expansion', start: '2026-07-08', prices: 'kept', quantities: ['10', '0'] };
    const content = offered(asked);
    expect(money(netOf(content), 'USD')).toEqual({ amount: '1105.64', currency: 'USD' });
    expect(content).toMatchObject({
      start: '2026-07-08',
      termMonths: 6,
      coTerm: { end: '2026-12-31', anniversary: '2026-01-01' },
      subscription: { id: 'running', change: 'adds' },
      lines: [{ id: '1', product: 'SEAT', quantity: '10', discount: { targetPrice: '228' } }],
    });
  });

  test('ends with the subscription, from any day of it, at the daily share of each of its years', () => {
    const span = fc.record({
      months: fc.integer({ min: 1, max: 48 }),
      startsAfter: fc.integer({ min: 0, max: 900 }),
      into: fc.double({ min: 0, max: 1, noNaN: true }),
      quantity: fc.integer({ min: 1, max: 5_000 }),
      cents: fc.integer({ min: 0, max: 99_999 }),
    });
    fc.assert(
      fc.property(span, ({ months, startsAfter, into, quantity, cents }) => {
        const start = addDays('2026-01-01', startsAfter);
        const end = lastDayOf(start, months);
        const unitPrice = (cents / 100).toFixed(2);
        const line = { product: 'SEAT', name: 'Seat', unitPrice, pricePeriod: 'year', discount: null } as const;
        const given = running({ start, end, lines: [{ ...line, quantity: '1' }] });
        const from = addDays(start, Math.floor(into * daysBetween(start, end)));
        const content = offered(
          { way: 'expansion', start: from, prices: 'kept', quantities: [String(quantity)] },
          given,
        );
        expect(endOf(content)).toBe(end);
        // Day by day: each is one of the days of the subscription year it lies in.
        const days = Array.from({ length: daysBetween(from, end) + 1 }, (_, n) => addDays(from, n));
        const shares = days.map((day) => {
          let year = 0;
          while (addMonths(start, 12 * (year + 1)) <= day) year += 1;
          return ratio(1, daysBetween(addMonths(start, 12 * year), addMonths(start, 12 * (year + 1))));
        });
        const plainly = roundMoney(mul(mul(exact(unitPrice), exact(String(quantity))), sum(shares)), 'USD');
        expect(netOf(content, given)).toBe(plainly);
      }),
      { numRuns: 30 },
    );
  });

  test('is nothing until somebody says what, and then a draft without lines', () => {
    expect(offeredEmpty()).toEqual([]);
  });

  test('starts on a day of the subscription, or is refused at /start', () => {
    for (const start of ['2025-12-31', '2027-01-01']) {
      const refused = faultsOf({ way: 'expansion', start, prices: 'kept', quantities: ['1', '0'] });
      expect(refused).toEqual({ faults: [expect.objectContaining({ pointer: '/start' })] });
    }
  });
});

function offeredEmpty(): QuoteContent['lines'] {
  const made = amendmentOf(running(), { way: 'expansion', start: '2026-07-01', prices: 'list' }, selling);
  return 'faults' in made ? [{ id: '', product: made.faults.join(), quantity: '0' }] : made.content.lines;
}

describe('what takes the place of a subscription', () => {
  test('as a renewal goes on the day after its end for as many months at the same prices', () => {
    expect(offered({ way: 'renewal', prices: 'kept' })).toEqual({
      priceBook: 'us',
      currency: 'USD',
      start: '2027-01-01',
      termMonths: 12,
      paymentTerms: 'net30',
      billing: 'annual',
      validUntil: '2026-07-01',
      subscription: { id: 'running', change: 'replaces' },
      nonStandard: {},
      lines: [
        { id: '1', product: 'SEAT', quantity: '100', discount: { targetPrice: '228' } },
        { id: '2', product: 'CARE', quantity: '2', discount: { targetPrice: '99.95' } },
      ],
    });
  });

  test('raises kept prices to the cent, or takes those of the price book, and lets them rise every year', () => {
    const raised = offered({ way: 'renewal', prices: 'kept', raise: '0.07', uplift: '0.03' });
    expect(raised.lines.map(({ discount, uplift }) => [discount, uplift])).toEqual([
      [{ targetPrice: '243.96' }, '0.03'],
      [{ targetPrice: '106.95' }, '0.03'],
    ]);
    expect(offered({ way: 'renewal', prices: 'list' }).lines.map(({ discount }) => discount)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('says prices for the price period of today', () => {
    const { SEAT, CARE } = selling.sold as Record<string, Sold>;
    const turned = { SEAT: { ...SEAT, pricePeriod: 'month' }, CARE: { ...CARE, pricePeriod: 'year' } };
    const asked: Amendment = { way: 'renewal', prices: 'kept' };
    const made = amendmentOf(running(), asked, { ...selling, sold: turned as Record<string, Sold> });
    const lines = 'faults' in made ? [] : made.content.lines;
    expect(lines.map(({ discount }) => discount)).toEqual([{ targetPrice: '19.000000' }, { targetPrice: '1199.40' }]);
  });

  test('of what is sold at one amount whatever the quantity costs what all its units together do', () => {
    const site = { product: 'SITE', name: 'Site', unitPrice: '120.125', discount: null } as const;
    const given = running({ lines: [{ ...site, quantity: '3', pricePeriod: 'year' }] });
    const on = (pricePeriod: 'month' | 'year'): Selling => ({
      ...selling,
      sold: { SITE: { pricePeriod, price: { kind: 'flat', amount: '1' } } },
    });
    const priceOf = (asked: Partial<Amendment>, period: 'month' | 'year' = 'year') => {
      const made = amendmentOf(given, { way: 'renewal', prices: 'kept', ...asked }, on(period));
      return 'faults' in made ? made : made.content.lines.map(({ quantity, discount }) => [quantity, discount]);
    };
    expect(priceOf({})).toEqual([['3', { targetPrice: '360.375' }]]);
    expect(priceOf({ raise: '0.1' })).toEqual([['3', { targetPrice: '396.413' }]]);
    expect(priceOf({}, 'month')).toEqual([['3', { targetPrice: '30.031250' }]]);
    const less: Partial<Amendment> = { way: 'contraction', start: '2026-07-01', quantities: ['2'] };
    expect(priceOf(less)).toEqual([['2', { targetPrice: '240.25' }]]);
    const flat = product({ sku: 'SITE', price: { kind: 'flat', amount: '400' } });
    const made = amendmentOf(given, { way: 'renewal', prices: 'kept' }, on('year'));
    if ('faults' in made) throw new Error('refused');
    expect(price(made.content, basisOf({ SITE: flat }, { subscription: given })).totals.net).toBe(36_038n);
  });

  test('of packages is that of a package: what the units in it cost now', () => {
    const given = running({
      lines: [{ product: 'TAG', name: 'Tag', unitPrice: '3.6', quantity: '100', pricePeriod: 'year', discount: null }],
    });
    const tag = { pricePeriod: 'year', price: { kind: 'package', size: '50', unitPrice: '200' } } as const;
    const made = amendmentOf(given, { way: 'renewal', prices: 'kept' }, { ...selling, sold: { TAG: tag } });
    if ('faults' in made) throw new Error('refused');
    expect(made.content.lines[0]?.discount).toEqual({ targetPrice: '180' });
    const sold = basisOf({ TAG: product({ sku: 'TAG', price: tag.price }) }, { subscription: given });
    expect(price(made.content, sold).totals.net).toBe(36_000n);
  });

  test('early starts on a day of the subscription, for a whole new term', () => {
    const early = offered({ way: 'early-renewal', start: '2026-10-01', prices: 'kept' });
    expect([early.start, early.termMonths, early.coTerm]).toEqual(['2026-10-01', 12, undefined]);
  });

  test('with less in it ends with the subscription, without what is given up', () => {
    const asked: Amendment = { way: 'contraction', start: '2026-07-08', prices: 'kept', quantities: ['80', '0'] };
    const made = amendmentOf(running(), asked, selling);
    expect(made).toMatchObject({
      content: { coTerm: { end: '2026-12-31' }, lines: [{ product: 'SEAT', quantity: '80' }] },
      leftOut: [{ subject: 'CARE Care', reason: 'It is given up.' }],
    });
  });

  test('becomes less by a contraction, and by nothing else', () => {
    const contraction = { way: 'contraction', start: '2026-07-08', prices: 'kept' } as const;
    for (const [quantities, pointer] of [
      [undefined, '/quantities'],
      [['100', '2'], '/quantities'],
      [['0', '0'], '/quantities'],
      [['80'], '/quantities'],
      [['80', '3'], '/quantities/1'],
    ] as const) {
      expect(faultsOf({ ...contraction, quantities })).toEqual({ faults: [expect.objectContaining({ pointer })] });
    }
  });

  test('leaves out what is not sold any more, and says so', () => {
    const made = amendmentOf(running(), { way: 'renewal', prices: 'kept' }, { ...selling, sold: {} });
    expect(made).toMatchObject({
      content: { lines: [] },
      leftOut: [{ subject: 'SEAT Seat' }, { subject: 'CARE Care' }],
    });
  });
});

describe('the yearly count', () => {
  test('charges what is above the licensed quantity, never less than nothing', () => {
    expect(trueUpOf(running(), ['130', '1'], 0)).toEqual({ quantities: ['30', '0'], waived: 0 });
    expect(trueUpOf(running(), ['100'], 0).quantities).toEqual(['0', '0']);
  });

  test('takes the waived units off, line by line', () => {
    expect(trueUpOf(running(), ['130', '5'], 10)).toEqual({ quantities: ['20', '3'], waived: 10 });
    expect(trueUpOf(running(), ['130', '5'], 31)).toEqual({ quantities: ['0', '2'], waived: 31 });
    expect(trueUpOf(running(), ['130', '5'], 500)).toEqual({ quantities: ['0', '0'], waived: 33 });
  });

  test('offers what is left with the waived units as the element that rules read, as many as are not charged', () => {
    const { quantities, waived } = trueUpOf(running(), ['130', '5'], 10);
    const asked = { way: 'expansion', start: '2026-07-08', prices: 'kept', quantities, waived } as const;
    const made = amendmentOf(running(), asked, selling);
    if ('faults' in made) throw new Error(made.faults[0]?.message);
    const { nonStandard, lines } = made.content;
    expect(nonStandard.waivedTrueUp).toEqual({ seats: 10, details: 'Waived in subscription S-1001' });
    const counted = sum(['30', '3'].map(exact));
    const charged = sum(lines.map(({ quantity }) => exact(quantity)));
    expect(sub(counted, charged)).toEqual(exact(10));
    const none = amendmentOf(running(), { ...asked, waived: 0 }, selling);
    expect('content' in none && none.content.nonStandard).toEqual({});
  });
});
