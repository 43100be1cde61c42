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
