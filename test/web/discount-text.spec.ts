import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { discountText, parseDiscount, parsePercent } from '../../src/web/editor/discount-text.ts';

describe('a discount as people write it', () => {
  it.each([
    ['15%', { percent: '0.15' }],
    ['15', { percent: '0.15' }],
    ['7.125 %', { percent: '0.07125' }],
    ['.5%', { percent: '0.005' }],
    ['100%', { percent: '1' }],
    ['-500', { amount: '500' }],
    ['−1,250.50', { amount: '1250.5' }],
    ['=92.50', { targetPrice: '92.5' }],
    ['=0', { targetPrice: '0' }],
  ])('%s is read as %j', (text, discount) => {
    expect(parseDiscount(text)).toEqual(discount);
  });

  it.each(['', '  ', '0', '0%', '-0'])('"%s" is no discount', (text) => {
    expect(parseDiscount(text)).toBeNull();
  });

  // A comma may be a decimal sign to whoever wrote it: 7,5 % must never become 75 %, nor 0,125 % become 125 %.
  it.each(['7,5%', '0,125%', '-0,500', 'ten', '-15%', '=20%', '1e3', '--5', '%', '-', '1.2.3'])(
    '"%s" is not guessed at',
    (text) => {
      expect(parseDiscount(text)).toBeUndefined();
    },
  );

  it.each(['4000', '100.01', '150%', '1,250'])('"%s" is more than all of it: a sign was forgotten', (text) => {
    expect(parseDiscount(text)).toBeUndefined();
  });

  it('reads back every discount that it shows, digit for digit', () => {
    const decimal = (most: bigint) =>
      fc
        .tuple(fc.bigInt({ min: 0n, max: most }), fc.bigInt({ min: 0n, max: 999_999n }))
        .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(6, '0')}`.replace(/\.?0+$/, ''))
        .filter((text) => text !== '0' && text !== '');
    const discounts = fc.oneof(
      fc.record({ percent: decimal(0n) }),
      fc.record({ amount: decimal(10n ** 12n) }),
      fc.record({ targetPrice: decimal(10n ** 12n) }),
    );
    fc.assert(
      fc.property(discounts, (discount) => {
        expect(parseDiscount(discountText(discount))).toEqual(discount);
      }),
    );
  });
});

describe('a percentage of any size', () => {
  it.each([
    ['5%', '0.05'],
    ['150 %', '1.5'],
    ['0', null],
    ['', null],
    ['abc', undefined],
    ['-5%', undefined],
  ])('"%s" is read as %s', (text, read) => {
    expect(parsePercent(text)).toBe(read);
  });
});
