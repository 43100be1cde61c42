import { describe, expect, test } from '@jest/globals';
import { ratio } from '../../src/domain/exact.ts';
import { measure } from '../../src/domain/measures/measure.ts';
import { money } from '../../src/domain/money.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import type { PricingBasis } from '../../src/domain/pricing/basis.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { validateContent } from '../../src/domain/pricing/validate.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const priced = (content: QuoteContent, basis: PricingBasis) => {
  expect(validateContent(content, basis)).toEqual([]);
  return price(content, basis);
};
const seats = basisOf({ seat: product({ price: perUnit('1200') }) });

describe('free months', () => {
  const discountOf = (content: QuoteContent) => measure(priced(content, seats), content, seats).discount;

  test('take off a whole month each at the end of a line that begins on the 31st: one of twelve is 8.33 %', () => {
    const start = '2027-03-31';
    const content = quote([line('seat', '1', { freeMonths: 1, freeMonthsAt: 'end' })], { start, validUntil: start });
    expect(discountOf(content)).toEqual(ratio(1, 12));
  });
});

test('an uplift of nothing is no uplift', () => {
  const sold = (uplift: object) =>
    priced(
      quote([line('seat', '3', uplift)], { start: '2027-01-15', validUntil: '2027-01-15', termMonths: 20 }),
      seats,
    );
  expect(sold({ uplift: '0.00' }).lines).toEqual(sold({}).lines);
});

test('an option costs what its stretches come to, each rounded, when nothing comes off the total', () => {
  const basis = basisOf({ third: product({ price: perUnit('0.125'), pricePeriod: 'month' }) });
  const ramp = [{ from: '2027-01-01' }, { from: '2027-02-01' }, { from: '2027-03-01' }];
  const content = quote([line('third', '1', { optional: true, ramp })], { termMonths: 3 });
  const [option] = priced(content, basis).options;
  // Three months of 0.125 are 0.13 each.
  expect(option && [money(option.net, 'USD').amount, option.headerDiscount]).toEqual(['0.39', 0n]);
});

test('an amount off a line whose only priced steps are said by its ramp is refused, not lost', () => {
  const basis = basisOf({ given: product({ price: perUnit('0') }) });
  const ramp = [{ from: '2028-01-01', unitPrice: '50' }];
  const content = quote([line('given', '10', { ramp, discount: { amount: '100.00' } })], { termMonths: 24 });
  expect(validateContent(content, basis)).toEqual([
    { pointer: '/lines/0/discount/amount', message: expect.stringContaining('more than') },
  ]);
});

test('a price that a ramp says is charged as it is, whatever the line rises by: the rise is of the list price alone', () => {
  const ramp = [{ from: '2028-01-01', unitPrice: '1000' }, { from: '2029-01-01' }];
  const content = quote([line('seat', '5', { uplift: '0.05', ramp })], { termMonths: 36 });
  const nets = priced(content, seats).lines[0]?.segments.map(({ net }) => net);
  // 5 × 1,200, then 5 × 1,000, then 5 × 1,200 × 1.05².
  expect(nets).toEqual([600_000n, 500_000n, 661_500n]);
  expect(measure(priced(content, seats), content, seats).exitArr).toEqual(ratio(6_615, 1));
});

describe('free units', () => {
  const tiers = [
    { upTo: '100', unitPrice: '6' },
    { upTo: null, unitPrice: '4.5' },
  ];
  const netOf = (kind: 'volume' | 'graduated', freeUnits: string) => {
    const basis = basisOf({ view: product({ price: { kind, tiers } }) });
    return priced(quote([line('view', '101', { freeUnits })]), basis).totals.net;
  };

  test('do not make the others dearer: the tier of a volume price is that of all units', () => {
    expect(netOf('volume', '1')).toBe(45_000n);
    expect(netOf('volume', '51')).toBe(22_500n);
  });

  test('are the last ones of a graduated price', () => {
    expect(netOf('graduated', '1')).toBe(60_000n);
    expect(netOf('graduated', '2')).toBe(59_400n);
  });
});

describe('a price that is wanted', () => {
  const wanted = (price: Parameters<typeof product>[0], quantity: string, targetPrice: string, isBeside = false) => {
    const basis = basisOf({ it: product({ ...price, sku: 'it' }), seat: product({ price: perUnit('1200') }) });
    const lines = [line('it', quantity, { discount: { targetPrice } }), ...(isBeside ? [line('seat', '4')] : [])];
    const { list, net } = priced(quote(lines), basis).lines[0] ?? {};
    return [list, net];
  };

  test('of packages is that of a package, as their list price is', () => {
    const price = { kind: 'package', size: '50', unitPrice: '180' } as const;
    expect(wanted({ price }, '51', '170')).toEqual([36_000n, 34_000n]);
    expect(wanted({ price }, '50', '170')).toEqual([18_000n, 17_000n]);
  });

  test('of a share of other lines is that of one, as many as there are', () => {
    const price = { kind: 'percentOf', percent: '0.18', of: 'net' } as const;
    // 18 % of 4 × 1,200 is 864.
    expect(wanted({ price }, '2', '864', true)).toEqual([172_800n, 172_800n]);
  });

  test('of a flat price is that of all, whatever the quantity', () => {
    expect(wanted({ price: { kind: 'flat', amount: '400' } }, '3', '300')).toEqual([40_000n, 30_000n]);
  });
});
