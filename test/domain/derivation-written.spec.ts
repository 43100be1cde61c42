import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { paymentAmounts } from '../../src/domain/billing/custom-schedule.ts';
import { sheetTotal } from '../../src/domain/cost-sheet.ts';
import { deriveBilledUntil } from '../../src/domain/derivation/billed.ts';
import { deriveCostRow, deriveCostSheet } from '../../src/domain/derivation/cost-sheet.ts';
import { holds } from '../../src/domain/derivation/derived.ts';
import { deriveLeft, derivePayment, deriveShareLeft } from '../../src/domain/derivation/payments.ts';
import { compare, exact, plainText, sum, zero } from '../../src/domain/exact.ts';
import { minorToExact, moneyOf } from '../../src/domain/money.ts';
import type { CostSheetRow, Currency, ScheduledPayment } from '../../src/domain/offer.ts';

const currency = fc.constantFrom<Currency>('USD', 'JPY', 'BHD');
const row = fc.record<CostSheetRow>({
  what: fc.constant('Days'),
  quantity: fc.integer({ min: 0, max: 9_999 }).map((tenths) => `${Math.floor(tenths / 10)}.${tenths % 10}`),
  unitCost: fc
    .integer({ min: 0, max: 9_999_999 })
    .map((n) => `${Math.floor(n / 1000)}.${String(n % 1000).padStart(3, '0')}`),
});

/** Shares that come to the whole, and maybe amounts before them. */
const schedule = fc
  .record({
    parts: fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 6 }),
    amounts: fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 3 }),
  })
  .map(({ parts, amounts }): ScheduledPayment[] => {
    const last = 10_000 - parts.slice(1).reduce((all, part) => all + part, 0);
    const shares = [last, ...parts.slice(1)].map((part) => `0.${String(part).padStart(4, '0')}`);
    const percents = last === 10_000 ? ['1'] : shares;
    return [
      ...amounts.map((amount) => ({ on: '2027-01-01', amount: String(amount) })),
      ...percents.map((percent) => ({ on: '2027-06-01', percent })),
    ];
  });

describe('the derivation of a cost sheet', () => {
  it('comes to its total, rounded once, by steps that hold', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), currency, (rows, unit) => {
        const derived = deriveCostSheet(rows, unit);
        const total = moneyOf(sheetTotal(rows) ?? zero, unit);
        expect(holds(derived)).toBe(true);
        expect(compare(derived.value ?? zero, exact(total.amount))).toBe(0);
      }),
    );
  });

  it('has no value of work whose cost is not shown', () => {
    const secret = { what: 'Days', quantity: '3', unitCost: 'hidden' };
    expect(deriveCostRow(secret).value).toBeNull();
    expect(deriveCostSheet([{ what: 'Trips', quantity: '1', unitCost: '400' }, secret], 'USD').value).toBeNull();
  });
});

describe('the derivation of what is billed until an invoice', () => {
  it('is the sum of it and of all before it, each of which can be asked', () => {
    const amounts = ['184652.42', '100866.82', '100866.81'];
    const invoices = amounts.map((amount, place) => ({ number: place + 1, on: '2027-01-01', amount }));
    const derived = deriveBilledUntil(invoices.slice(0, 2));
    expect(holds(derived)).toBe(true);
    expect(derived.value).toEqual(exact('285519.24'));
    expect(derived.parts.map(({ name, called }) => [name, called])).toEqual([
      ['invoice', '1'],
      ['invoice', '2'],
    ]);
  });
});

describe('the derivation of a payment of a custom schedule', () => {
  it('comes to what is billed, and what is left follows payment by payment down to nothing, in any currency', () => {
    fc.assert(
      fc.property(schedule, fc.bigInt({ min: 2_000_000n, max: 10n ** 11n }), currency, (payments, net, unit) => {
        const amounts = paymentAmounts(payments, net, unit);
        const grounds = { payments, amounts, net, currency: unit };
        amounts.forEach((amount, index) => {
          const derived = derivePayment(index, grounds);
          expect(derived && holds(derived)).toBe(true);
          expect(compare(derived?.value ?? zero, minorToExact(amount, unit))).toBe(0);
          const left = deriveLeft(index, grounds);
          const paid = sum(amounts.slice(0, index + 1).map((each) => minorToExact(each, unit)));
          expect(holds(left)).toBe(true);
          expect(compare(sum([left.value ?? zero, paid]), minorToExact(net, unit))).toBe(0);
        });
        expect(deriveLeft(amounts.length - 1, grounds).value).toEqual(zero);
      }),
    );
  });

  it('is its own part of the net, rounded, while the shares do not come to the whole', () => {
    const payments = [{ on: '2027-01-01', percent: '0.333' }];
    const derived = derivePayment(0, { payments, amounts: [3_330n], net: 10_001n, currency: 'USD' });
    expect(derived).toMatchObject({ operation: 'rounded', value: exact('33.30') });
    expect(derived && holds(derived)).toBe(true);
    expect(plainText(deriveShareLeft(0, payments).value ?? zero)).toBe('0.667');
    expect(derivePayment(1, { payments, amounts: [3_330n], net: 10_001n, currency: 'USD' })).toBeUndefined();
  });
});
