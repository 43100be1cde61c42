import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { add, compare, equals, one, ratio } from '../../src/domain/exact.ts';
import { money } from '../../src/domain/money.ts';
import type { PriceModel } from '../../src/domain/catalogue.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { tiersFault } from '../../src/domain/pricing/tiers.ts';
import { validateContent } from '../../src/domain/pricing/validate.ts';
import { anyOffer, offersShown } from './any-offer.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const amounts = (content: QuoteContent, products: Parameters<typeof basisOf>[0], given = {}) => {
  const basis = basisOf(products, given);
  expect(validateContent(content, basis)).toEqual([]);
  return price(content, basis).lines.map(({ list, lineDiscount, headerDiscount, net }) =>
    [list, lineDiscount, headerDiscount, net].map((minor) => money(minor, content.currency).amount),
  );
};
const lists = (...given: Parameters<typeof amounts>) => amounts(...given).map(([list]) => list);

describe('price models', () => {
  const tiers = [
    { upTo: '10', unitPrice: '12' },
    { upTo: '50', unitPrice: '10' },
    { upTo: null, unitPrice: '7.5' },
  ];
  test.each<[string, PriceModel, string, string]>([
    ['flat is one amount', { kind: 'flat', amount: '499' }, '7', '499.00'],
    ['per unit', perUnit('0.0125'), '1001', '12.51'],
    ['graduated, inside the first tier', { kind: 'graduated', tiers }, '10', '120.00'],
    ['graduated, each unit in its own tier', { kind: 'graduated', tiers }, '60', '595.00'],
    ['graduated, a broken unit', { kind: 'graduated', tiers }, '10.5', '125.00'],
    ['volume, at the edge of a tier', { kind: 'volume', tiers }, '50', '500.00'],
    ['volume, every unit at the last tier', { kind: 'volume', tiers }, '51', '382.50'],
  ])('%s', (_, model, quantity, list) => {
    expect(lists(quote([line('P', quantity)]), { P: product({ price: model }) })).toEqual([list]);
  });
});

describe('proration', () => {
  const yearly = { P: product({ price: perUnit('228') }) };
  const monthly = { P: product({ price: perUnit('100'), pricePeriod: 'month' }) };

  test('10 × $228 a year for 177 of 365 days is $1,105.64: the amount is prorated, never the unit price', () => {
    const content = quote([line('P', '10', { start: '2027-07-08' })]);
    expect(lists(content, yearly)).toEqual(['1105.64']);
  });

  test('whole years and whole months are exact under both methods', () => {
    for (const proration of ['daily', 'months-and-days'] as const) {
      expect(lists(quote([line('P', '1')], { termMonths: 36 }), yearly, { proration })).toEqual(['684.00']);
      expect(lists(quote([line('P', '1')], { termMonths: 7 }), monthly, { proration })).toEqual(['700.00']);
      const inside = quote([line('P', '1', { start: '2027-07-01', termMonths: 12 })], { termMonths: 24 });
      expect(lists(inside, yearly, { proration })).toEqual(['228.00']);
    }
  });

  test('a day of a subscription year that contains 29 February is one of 366', () => {
    const content = quote([line('P', '1', { start: '2027-12-31' })], { start: '2027-03-01', validUntil: '2027-03-01' });
    const { factor } = price(content, basisOf(yearly)).lines[0]?.period ?? { factor: one };
    expect(equals(factor, ratio(61, 366))).toBe(true);
  });

  test('each subscription year counts its own days', () => {
    const content = quote([line('P', '1', { start: '2027-12-31' })], { termMonths: 24 });
    const { factor } = price(content, basisOf(yearly)).lines[0]?.period ?? { factor: one };
    expect(equals(factor, add(one, ratio(1, 365)))).toBe(true);
  });

  test('months and days: whole months, then days of the month they lie in', () => {
    const content = quote([line('P', '1', { start: '2027-02-15' })]);
    const proration = 'months-and-days';
    // 15 February to 14 December is ten months; 17 of 31 days remain.
    expect(lists(content, monthly, { proration })).toEqual(['1054.84']);
    expect(lists(content, yearly, { proration })).toEqual(['200.42']);
  });

  test('daily with a monthly price: the days that remain are twelfths of a year by the day', () => {
    const content = quote([line('P', '1', { start: '2027-02-15' })]);
    // 10 + 17 × 12 ÷ 365 months
    expect(lists(content, monthly)).toEqual(['1055.89']);
  });

  test('a year cut in two at any day costs the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 360 }), fc.integer({ min: 2024, max: 2031 }), (after, year) => {
        const start = `${year}-03-01`;
        const cut = new Date(Date.parse(start) + after * 86_400_000).toISOString().slice(0, 10);
        const content = quote([line('P', '1', { start: cut })], { start, validUntil: start });
        const rest = price(content, basisOf(yearly)).lines[0]?.period.factor ?? one;
        const days = (Date.parse(`${year + 1}-03-01`) - Date.parse(start)) / 86_400_000;
        expect(equals(add(rest, ratio(after, days)), one)).toBe(true);
      }),
    );
  });

  test('a day more never costs less', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 700 }),
        fc.constantFrom('daily' as const, 'months-and-days' as const),
        fc.constantFrom(yearly, monthly),
        (after, proration, products) => {
          const from = (days: number) =>
            new Date(Date.parse('2027-01-31') + days * 86_400_000).toISOString().slice(0, 10);
          const factor = (days: number) =>
            price(
              quote([line('P', '1', { start: from(days) })], { start: '2027-01-31', termMonths: 24 }),
              basisOf(products, { proration }),
            ).lines[0]?.period.factor ?? one;
          expect(compare(factor(after - 1), factor(after))).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('discounts', () => {
  const products = { A: product({ price: perUnit('600') }), B: product({ price: perUnit('300') }) };

  test.each([
    ['percent', { percent: '0.125' }, ['600.00', '75.00', '0.00', '525.00']],
    ['amount', { amount: '99.99' }, ['600.00', '99.99', '0.00', '500.01']],
    ['target price', { targetPrice: '450.005' }, ['600.00', '149.99', '0.00', '450.01']],
    ['a target price above list is an uplift', { targetPrice: '660' }, ['600.00', '-60.00', '0.00', '660.00']],
    ['all of it', { percent: '1' }, ['600.00', '600.00', '0.00', '0.00']],
  ])('on the line by %s', (_, discount, expected) => {
    expect(amounts(quote([line('A', '1', { discount })]), products)).toEqual([expected]);
  });

  test('on the header are spread by net so that the parts sum to it', () => {
    const lines = [line('A', '1'), line('B', '1')];
    expect(amounts(quote(lines, { headerDiscount: { amount: '100' } }), products)).toEqual([
      ['600.00', '0.00', '66.67', '533.33'],
      ['300.00', '0.00', '33.33', '266.67'],
    ]);
    const target = amounts(quote(lines, { headerDiscount: { targetPrice: '1000' } }), products);
    expect(target.map(([, , header]) => header)).toEqual(['-66.67', '-33.33']);
  });

  test('on the header are taken after those on lines', () => {
    const lines = [line('A', '1', { discount: { percent: '0.5' } }), line('B', '1')];
    expect(amounts(quote(lines, { headerDiscount: { percent: '0.1' } }), products)).toEqual([
      ['600.00', '300.00', '30.00', '270.00'],
      ['300.00', '0.00', '30.00', '270.00'],
    ]);
  });
});

describe('whatever is offered', () => {
  test('list − discounts = net on every line and in total, and nothing is below zero', () => {
    fc.assert(
      fc.property(anyOffer, ({ content, basis }) => {
        const { lines, totals } = price(content, basis);
        for (const part of [...lines, totals])
          expect(part.list - part.lineDiscount - part.headerDiscount).toBe(part.net);
        for (const name of ['list', 'lineDiscount', 'headerDiscount', 'net'] as const)
          expect(lines.reduce((sum, line) => sum + line[name], 0n)).toBe(totals[name]);
        for (const line of lines) expect(line.net >= 0n).toBe(true);
      }),
      offersShown,
    );
  });

  test('a header target is met to the cent', () => {
    fc.assert(
      fc.property(anyOffer, fc.bigInt({ min: 0n, max: 10n ** 9n }), ({ content, basis }, target) => {
        const headerDiscount = { targetPrice: money(target, content.currency).amount };
        const aimed = { ...content, headerDiscount, furtherHeaderDiscounts: [] };
        fc.pre(validateContent(aimed, basis).length === 0);
        expect(price(aimed, basis).totals.net).toBe(target);
      }),
      offersShown,
    );
  });

  test('a deeper line discount never raises the net', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9998 }), fc.integer({ min: 1, max: 99_999 }), (points, quantity) => {
        const net = (points: number) =>
          price(
            quote([line('P', String(quantity), { discount: { percent: `0.${String(points).padStart(4, '0')}` } })]),
            basisOf({ P: product({ price: perUnit('0.3333') }) }),
          ).totals.net;
        expect(net(points + 1) <= net(points)).toBe(true);
      }),
    );
  });
});

describe('unsound content', () => {
  const products = { P: product({ price: perUnit('10') }) };
  const problems = (content: QuoteContent) => validateContent(content, basisOf(products)).map(({ pointer }) => pointer);
  const withLine = (given: object, head = {}) => problems(quote([{ ...line('P', '1'), ...given }], head));

  test.each([
    ['a quantity of zero', { quantity: '0' }, '/lines/0/quantity'],
    ['a negative quantity', { quantity: '-1' }, '/lines/0/quantity'],
    ['an exponent', { quantity: '1e3' }, '/lines/0/quantity'],
    ['NaN', { quantity: 'NaN' }, '/lines/0/quantity'],
    ['thirteen digits', { quantity: '1000000000000' }, '/lines/0/quantity'],
    ['too many decimals', { quantity: '1.1234567' }, '/lines/0/quantity'],
    ['an unknown product', { product: 'Q' }, '/lines/0/product'],
    ['a product named like a part of every object', { product: 'constructor' }, '/lines/0/product'],
    ['a discount over 100 %', { discount: { percent: '1.01' } }, '/lines/0/discount/percent'],
    ['a negative discount', { discount: { percent: '-0.1' } }, '/lines/0/discount/percent'],
    ['a discount of more than list', { discount: { amount: '10.01' } }, '/lines/0/discount/amount'],
    ['an amount finer than the currency', { discount: { amount: '1.001' } }, '/lines/0/discount/amount'],
    ['a negative target price', { discount: { targetPrice: '-1' } }, '/lines/0/discount/targetPrice'],
    ['two discounts in one', { discount: { percent: '0.1', amount: '1' } }, '/lines/0/discount'],
    ['a start before the term', { start: '2026-12-31' }, '/lines/0/start'],
    ['a start after the term', { start: '2028-01-01' }, '/lines/0/start'],
    ['no date', { start: '2027-02-30' }, '/lines/0/start'],
    ['an end after the term', { start: '2027-02-01', termMonths: 12 }, '/lines/0/termMonths'],
    ['half a month', { termMonths: 1.5 }, '/lines/0/termMonths'],
  ])('%s on a line is named at its field', (_, given, pointer) => {
    expect(withLine(given)).toEqual([pointer]);
  });

  test.each([
    ['another currency than the price book', { currency: 'EUR' }, '/currency'],
    ['no months', { termMonths: 0 }, '/termMonths'],
    ['more than ten years', { termMonths: 121 }, '/termMonths'],
    ['no date', { start: '2027-2-1' }, '/start'],
    ['a validity beyond the term', { validUntil: '2028-01-01' }, '/validUntil'],
    ['a discount of more than the total', { headerDiscount: { amount: '10.01' } }, '/headerDiscount/amount'],
    ['a target finer than the currency', { headerDiscount: { targetPrice: '9.999' } }, '/headerDiscount/targetPrice'],
  ] as [string, Partial<QuoteContent>, string][])('%s in the head is named at its field', (_, head, pointer) => {
    expect(withLine({}, head)).toEqual([pointer]);
  });

  test('a header discount needs an amount to be spread over', () => {
    expect(withLine({ discount: { percent: '1' } }, { headerDiscount: { targetPrice: '5' } })).toEqual([
      '/headerDiscount',
    ]);
  });

  test('a line id is used once', () => {
    expect(problems(quote([line('P', '1'), line('P', '2')]))).toEqual(['/lines/1/id']);
  });

  test('a thousand lines are enough', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => line('P', '1', { id: `L${index}` }));
    expect(problems(quote(many(1000)))).toEqual([]);
    expect(problems(quote(many(1001)))).toEqual(['/lines']);
  });

  test.each([
    ['rises', ['10', '10.5', null], undefined],
    ['is one open tier', [null], undefined],
    ['ends', ['10', '50'], 'The last tier, and only the last, is open-ended: its upTo is null.'],
    ['is open in between', ['10', null, null], 'The last tier, and only the last, is open-ended: its upTo is null.'],
    ['stays where it is', ['10', '10.0', null], 'Each tier reaches further than the one before.'],
    ['falls by its digits alone', ['9', '10', '9.5', null], 'Each tier reaches further than the one before.'],
    ['begins with nothing', ['0', null], 'Each tier reaches further than the one before.'],
    ['is no number, which is said elsewhere', ['ten', null], undefined],
  ])('a price whose tier %s', (_, ends, fault) => {
    expect(tiersFault(ends.map((upTo) => ({ upTo, unitPrice: '1' })))).toBe(fault);
  });

  test('a quantity above the last tier has no price', () => {
    const price: PriceModel = { kind: 'volume', tiers: [{ upTo: '10', unitPrice: '1' }] };
    const basis = basisOf({ P: product({ price }) });
    expect(validateContent(quote([line('P', '10')]), basis)).toEqual([]);
    expect(validateContent(quote([line('P', '10.5')]), basis)[0]?.pointer).toBe('/lines/0/quantity');
  });

  test('the largest sound numbers are priced exactly', () => {
    const basis = basisOf({ P: product({ price: perUnit('999999999999.999999') }) });
    const content = quote([line('P', '999999999999')], { termMonths: 120 });
    expect(validateContent(content, basis)).toEqual([]);
    // For ten years.
    const millionths = 999_999_999_999n * 999_999_999_999_999_999n * 10n;
    expect(price(content, basis).totals.list).toBe((millionths + 5_000n) / 10_000n);
  });
});
