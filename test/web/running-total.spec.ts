import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runningTotals } from '../../src/web/order/running-total.ts';

it('adds without losing a cent', () => {
  expect(runningTotals(['184652.42', '100866.82', '100866.81'])).toEqual(['184652.42', '285519.24', '386386.05']);
});

it('keeps the most places that any amount has', () => {
  expect(runningTotals(['1', '0.5', '0.05'])).toEqual(['1.00', '1.50', '1.55']);
  expect(runningTotals(['0.10', '-0.35'])).toEqual(['0.10', '-0.25']);
  expect(runningTotals([])).toEqual([]);
});

it('agrees with whole cents for any amounts', () => {
  const cents = fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), { minLength: 1 });
  fc.assert(
    fc.property(cents, (amounts) => {
      const written = amounts.map((amount) => {
        const digits = String(amount < 0n ? -amount : amount).padStart(3, '0');
        return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
      });
      const sum = amounts.reduce((total, amount) => total + amount, 0n);
      expect(BigInt(runningTotals(written).at(-1)!.replace('.', ''))).toBe(sum);
    }),
  );
});
