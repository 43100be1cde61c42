import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import {
  add,
  compare,
  decimalText,
  distinguishing,
  div,
  exact,
  mul,
  negate,
  parseDecimal,
  plainText,
  ratio,
  ratioText,
  roundTo,
  sub,
  wholeWeights,
} from '../../src/domain/exact.ts';

describe('decimal text', () => {
  test.each(['0', '-0.5', '12', '1105.64', '0.00000001', '999999999999.999999'])('%s is read', (text) => {
    expect(parseDecimal(text)).toBeDefined();
  });

  test.each([
    '',
    ' 1',
    '1 ',
    '+1',
    '.5',
    '5.',
    '01',
    '1e3',
    '0x1f',
    '1,000',
    'NaN',
    'Infinity',
    '-',
    '1/3',
    '1.(3)',
    "1.'3'",
    '--1',
    '١',
    '1\n',
    '9'.repeat(41),
  ])('%j is refused', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  test('what is printed in full reads back as the same number', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.integer({ min: 0, max: 12 }),
        (units, places) => {
          const value = ratio(units, 10n ** BigInt(places));
          expect(compare(exact(plainText(value)), value)).toBe(0);
          expect(compare(exact(decimalText(value, 12)), value)).toBe(0);
        },
      ),
    );
  });
});

describe('rounding', () => {
  test.each([
    ['0.005', '0.01'],
    ['-0.005', '-0.01'],
    ['0.00499', '0.00'],
    ['-0.00499', '0.00'],
    ['2.675', '2.68'],
    ['1.005', '1.01'],
  ])('%s is %s: half away from zero', (from, to) => {
    expect(decimalText(exact(from), 2)).toBe(to);
  });

  test('is never further away than half a unit', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        (n, d) => {
          const value = ratio(n, d);
          const off = roundTo(value, 2).sub(value).abs();
          expect(compare(off, ratio(1, 200))).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});

describe('an actual value beside its limit', () => {
  const listMinusNet = ratio(20_003_99n, 99_999_99n);

  test('20.00399 % is not shown as the 20 % it exceeds', () => {
    expect(distinguishing(listMinusNet, exact('0.20'))).toBe('0.20003992');
    expect(ratioText(listMinusNet)).toBe('0.20003992');
  });

  test.each([
    ['0.1999999999', '0.2', '0.1999999999'],
    ['0.2000000001', '0.2', '0.2000000001'],
    ['0.2', '0.2', '0.20000000'],
    ['0.35', '0.2', '0.35000000'],
  ])('%s against %s is %s', (actual, limit, text) => {
    expect(distinguishing(exact(actual), exact(limit))).toBe(text);
  });

  test('the text always lies on the side of the value, and no shorter text that is long enough does', () => {
    const near = fc.bigInt({ min: -1000n, max: 1000n });
    fc.assert(
      fc.property(near, fc.integer({ min: 0, max: 20 }), fc.bigInt({ min: 1n, max: 997n }), (off, places, d) => {
        const limit = exact('0.2');
        const actual = limit.add(ratio(off, d * 10n ** BigInt(places)));
        const text = distinguishing(actual, limit, 2);
        const side = Math.sign(compare(actual, limit));
        expect(Math.sign(compare(exact(text), limit))).toBe(side);
        const digits = text.split('.')[1]?.length ?? 0;
        if (digits > 2) expect(Math.sign(compare(roundTo(actual, digits - 1), limit))).not.toBe(side);
      }),
    );
  });
});

test('weights keep the proportion of the fractions they come from', () => {
  expect(wholeWeights([ratio(1, 2), ratio(1, 3), exact(2n)])).toEqual([3n, 2n, 12n]);
});

describe('arithmetic of our own', () => {
  const part = fc.oneof(fc.bigInt({ min: -40n, max: 40n }), fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }));
  const above = fc.oneof(fc.bigInt({ min: 1n, max: 40n }), fc.bigInt({ min: 1n, max: 10n ** 30n }));
  const anyExact = fc.tuple(part, above).map(([numerator, denominator]) => ratio(numerator, denominator));
  const told = ({ s, n, d }: Pick<Fraction, 's' | 'n' | 'd'>) => [n === 0n ? 0n : s * n, d];

  test('is that of the library, also beyond what fits into a number, and always in lowest terms', () => {
    fc.assert(
      fc.property(anyExact, anyExact, (a, b) => {
        const [one, other] = [new Fraction(a.s * a.n, a.d), new Fraction(b.s * b.n, b.d)];
        expect(told(a)).toEqual(told(one));
        expect(told(add(a, b))).toEqual(told(one.add(other)));
        expect(told(sub(a, b))).toEqual(told(one.sub(other)));
        expect(told(mul(a, b))).toEqual(told(one.mul(other)));
        if (b.n !== 0n) expect(told(div(a, b))).toEqual(told(one.div(other)));
        expect(told(negate(a))).toEqual(told(one.neg()));
        expect(compare(a, b)).toBe(one.compare(other));
      }),
    );
  });

  test('does not divide by zero', () => {
    expect(() => div(exact('1'), exact('0'))).toThrow('Division by zero');
    expect(() => ratio(1, 0)).toThrow('Division by zero');
  });
});
