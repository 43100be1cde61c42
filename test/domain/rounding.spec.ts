import { describe, expect, test } from '@jest/globals';
import { money } from '../../src/domain/money.ts';
import type { Discount, QuoteContent } from '../../src/domain/offer.ts';
import type { PricingBasis } from '../../src/domain/pricing/basis.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { validateContent } from '../../src/domain/pricing/validate.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const francs = { currency: 'CHF', rounding: '0.05' } as const;
const sold = { P: product({ price: perUnit('10.01') }), Q: product({ sku: 'Q', price: perUnit('3.33') }) };
const priced = (content: Partial<QuoteContent>, given: Partial<PricingBasis> = francs) =>
  price(quote([line('P', '3'), line('Q', '7')], { currency: 'CHF', ...content }), basisOf(sold, given));
const text = (minor: bigint) => money(minor, 'CHF').amount;

describe('Lines and discounts of a seller that rounds to a coarser step', () => {
  test('are multiples of it, half of it away from zero', () => {
    const { lines, totals } = priced({});

    // 3 × 10.01 = 30.03 and 7 × 3.33 = 23.31, to the nearest five centimes.
    expect(lines.map(({ list }) => text(list))).toEqual(['30.05', '23.30']);
    expect(text(totals.net)).toBe('53.35');
  });

  test('share a discount on the whole in that step, and sum to it', () => {
    const { lines, totals } = priced({ headerDiscount: { percent: '0.1' } });

    // 10 % of 53.35 is 5.335, to the nearest five centimes 5.35.
    expect(text(totals.headerDiscount)).toBe('5.35');
    expect(lines.map(({ headerDiscount }) => text(headerDiscount))).toEqual(['3.00', '2.35']);
    expect(lines.every(({ net }) => net % 5n === 0n)).toBe(true);
  });

  test('are not taken off by amounts between two steps', () => {
    const refused = (headerDiscount: Discount) =>
      validateContent(quote([line('P', '3')], { currency: 'CHF', headerDiscount }), basisOf(sold, francs));

    expect(refused({ amount: '1.02' })).toEqual([
      { pointer: '/headerDiscount/amount', message: 'Give a multiple of 0.05 CHF, as we round.' },
    ]);
    expect(refused({ targetPrice: '20.05' })).toEqual([]);
  });

  test('are to the minor unit where the seller says nothing', () => {
    expect(priced({}, { currency: 'CHF' }).lines.map(({ list }) => text(list))).toEqual(['30.03', '23.31']);
  });
});
