import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  ceiling,
  equals,
  fractionText,
  isZero,
  power,
  roundToUnits,
  sum,
  abs,
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
          const off = abs(sub(roundTo(value, 2), value));
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
        const actual = add(limit, ratio(off, d * 10n ** BigInt(places)));
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

describe('arithmetic', () => {
  const edge = 2n ** 53n;
  const small = fc.bigInt({ min: -40n, max: 40n });
  const part = fc.oneof(
    small,
    small.map((off) => edge + off),
    small.map((off) => -edge - off),
    // Whose products and sums come to lie about there.
    fc.bigInt({ min: -(2n ** 27n), max: 2n ** 27n }),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  );
  const plain = fc
    .tuple(
      part,
      part.filter((d) => d !== 0n),
    )
    .map(([n, d]): [bigint, bigint] => [n, d]);
  const made = ([n, d]: readonly [bigint, bigint]) => ratio(n, d);

  /** The same value in lowest terms, worked out in bigints alone. */
  function plainly(n: bigint, d: bigint): string {
    let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
    while (b !== 0n) [a, b] = [b, a % b];
    if (d < 0n) a = -a;
    return d / a === 1n ? `${n / a}` : `${n / a}/${d / a}`;
  }

  test('is that of bigints, also about and beyond what fits into a number, and always in lowest terms', () => {
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        const [[n, d], [m, e]] = [one, other];
        const [a, b] = [made(one), made(other)];
        expect(fractionText(a)).toBe(plainly(n, d));
        expect(fractionText(add(a, b))).toBe(plainly(n * e + m * d, d * e));
        expect(fractionText(sub(a, b))).toBe(plainly(n * e - m * d, d * e));
        expect(fractionText(mul(a, b))).toBe(plainly(n * m, d * e));
        if (m !== 0n) expect(fractionText(div(a, b))).toBe(plainly(n * e, d * m));
        expect(fractionText(negate(a))).toBe(plainly(-n, d));
        expect(fractionText(sum([a, b, a]))).toBe(plainly(2n * n * e + m * d, d * e));
        const apart = (n * e - m * d) * (d < 0n === e < 0n ? 1n : -1n);
        expect(compare(a, b)).toBe(apart > 0n ? 1 : apart < 0n ? -1 : 0);
        expect(equals(a, b)).toBe(apart === 0n);
      }),
      { numRuns: 2_000 },
    );
  });

  test('rounds as bigints do: half away from zero, up for a ceiling', () => {
    fc.assert(
      fc.property(plain, fc.integer({ min: 0, max: 8 }), ([n, d], places) => {
        const value = made([n, d]);
        const size = (n < 0n ? -n : n) * 10n ** BigInt(places);
        const below = d < 0n ? -d : d;
        const rounded = (2n * size + below) / (2n * below);
        const isNegative = n < 0n !== d < 0n;
        expect(roundToUnits(value, places)).toBe(isNegative ? -rounded : rounded);
        const whole = BigInt(fractionText(ceiling(value)));
        const up = d < 0n ? -n : n;
        expect(whole * below >= up && (whole - 1n) * below < up).toBe(true);
      }),
    );
  });

  test('has one form for one value, however it came about', () => {
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        const [a, b] = [made(one), made(other)];
        expect(sub(add(a, b), b)).toEqual(a);
        if (!isZero(b)) expect(mul(div(a, b), b)).toEqual(a);
      }),
    );
  });

  test('multiplies a number with itself', () => {
    expect(power(exact('1.05'), 3)).toEqual(exact('1.157625'));
    expect(power(exact('1.05'), 0)).toEqual(exact('1'));
  });

  test('does not divide by zero', () => {
    expect(() => div(exact('1'), exact('0'))).toThrow('Division by zero');
    expect(() => ratio(1, 0)).toThrow('Division by zero');
    expect(() => ratio(10n ** 30n, 0n)).toThrow('Division by zero');
  });
});

test.each([
  [ratio(7, 3), '7/3', '2 1/3'],
  [ratio(-7, 3), '-7/3', '-2 1/3'],
  [ratio(2, 3), '2/3', '2/3'],
  [ratio(6, 3), '2', '2'],
  [ratio(0, 3), '0', '0'],
])('a fraction as text (%#)', (value, text, mixed) => {
  expect(fractionText(value)).toBe(text);
  expect(fractionText(value, 'mixed')).toBe(mixed);
});
