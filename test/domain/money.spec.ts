import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exact } from '../../src/domain/exact.ts';
import { allocate, money, moneyOf, parseMinor } from '../../src/domain/money.ts';

test('money is written with exactly the decimals of its currency', () => {
  expect(money(110564n, 'USD')).toEqual({ amount: '1105.64', currency: 'USD' });
  expect(money(-5n, 'EUR')).toEqual({ amount: '-0.05', currency: 'EUR' });
  expect(money(0n, 'GBP')).toEqual({ amount: '0.00', currency: 'GBP' });
  expect(moneyOf(exact('0.005'), 'USD')).toEqual({ amount: '0.01', currency: 'USD' });
});

test('an amount more precise than its currency is no amount', () => {
  expect(parseMinor('10.5', 'USD')).toBe(1050n);
  expect(parseMinor('10.505', 'USD')).toBeUndefined();
  expect(parseMinor('ten', 'USD')).toBeUndefined();
});

describe('allocation', () => {
  test('gives the units left over to the largest remainders, the earlier part first', () => {
    expect(allocate(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(allocate(10000n, [60000n, 30000n])).toEqual([6667n, 3333n]);
    expect(allocate(-100n, [1n, 1n, 1n])).toEqual([-34n, -33n, -33n]);
    expect(allocate(5n, [1n, 4n, 1n])).toEqual([1n, 3n, 1n]);
  });

  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 40 });

  test('parts sum to the whole and lie within a unit of their share', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), weights, (whole, weights) => {
        const parts = allocate(whole, weights);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(whole);
        const total = weights.reduce((sum, weight) => sum + weight, 0n);
        if (total === 0n) return;
        parts.forEach((part, index) => {
          const off = part * total - whole * (weights[index] ?? 0n);
          expect(off < total && off > -total).toBe(true);
        });
      }),
    );
  });

  test('no part of a discount is more than what it is taken off', () => {
    fc.assert(
      fc.property(weights, fc.bigInt({ min: 0n, max: 10_000n }), (nets, share) => {
        const total = nets.reduce((sum, net) => sum + net, 0n);
        allocate((total * share) / 10_000n, nets).forEach((part, index) => {
          expect(part <= (nets[index] ?? 0n)).toBe(true);
        });
      }),
    );
  });
});
