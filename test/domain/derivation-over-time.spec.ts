import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { everything } from '../../src/domain/confidentiality.ts';
import { type Derived, holds } from '../../src/domain/derivation/derived.ts';
import { type Grounds, groundsOf } from '../../src/domain/derivation/grounds.ts';
import { deriveStretch } from '../../src/domain/derivation/line.ts';
import { deriveMonth } from '../../src/domain/derivation/over-time.ts';
import { viewDerivation } from '../../src/domain/derivation/view.ts';
import { decimalText } from '../../src/domain/exact.ts';
import { type MonthFigure, monthFigures } from '../../src/domain/measures/figures.ts';
import { type FlowView, viewOverTime } from '../../src/domain/measures/over-time.ts';
import { minorUnitPlaces } from '../../src/domain/money.ts';
import { anyOffer } from './any-offer.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const text = (derived: Derived | undefined, { priced }: Grounds) =>
  derived?.value && holds(derived) && decimalText(derived.value, minorUnitPlaces[priced.currency]);

const flowOf = (figure: MonthFigure) => figure.replace(/(In|To)Month$/, '') as keyof FlowView;

const ramped = groundsOf(
  quote(
    [
      line('P', '10', {
        ramp: [{ from: '2028-01-01', quantity: '20' }],
        discount: { percent: '0.1' },
        uplift: '0.05',
      }),
      line('T', '2'),
    ],
    { start: '2027-01-01', termMonths: 36, billing: 'annual', headerDiscount: { percent: '0.1' } },
  ),
  basisOf({
    P: product({ name: 'Seats', price: perUnit('100') }),
    T: product({ name: 'Training', charge: 'one-time', pricePeriod: null, price: perUnit('500') }),
  }),
);

describe('the derivation of a month of the offer', () => {
  it('comes step by step to every figure of a month, of it alone and since the beginning, for any offer', () => {
    fc.assert(
      fc.property(anyOffer, ({ content, basis }) => {
        const grounds = groundsOf(content, basis);
        const { months } = viewOverTime(grounds.priced, grounds.installments);
        const some = months.filter((_, place) => place === months.length - 1 || place % 9 === 1);
        for (const { month, amounts, sums } of some)
          for (const figure of monthFigures) {
            const shown = (figure.endsWith('InMonth') ? amounts : sums)[flowOf(figure)];
            const derived = text(deriveMonth(figure, String(month), grounds), grounds);
            expect([figure, month, derived]).toEqual([figure, month, shown]);
          }
      }),
      { numRuns: 30 },
    );
  });

  it('comes to the net of every stretch of a line, also of one that may still be chosen, for any offer', () => {
    fc.assert(
      fc.property(anyOffer, ({ content, basis }) => {
        const grounds = groundsOf(content, basis);
        for (const { line, from, net } of viewOverTime(grounds.priced, grounds.installments).stretches) {
          const asked = { measure: 'stretchNet', line, called: from } as const;
          const shown = viewDerivation(asked, grounds, everything)?.steps?.[0]?.value;
          expect([line, from, shown]).toEqual([line, from, net]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says which fees over which days, and leads to the stretch that they are of', () => {
    const steps = viewDerivation({ measure: 'recurringInMonth', called: '13' }, ramped, everything)?.steps ?? [];
    expect(steps.map(({ name, of }) => [name, of])).toEqual([
      ['recurringInMonth', undefined],
      ['feesInMonth', 'Seats'],
      ['feesOfYear', '2028-01-01 – 2028-12-31'],
      ['stretchNet', '2028-01-01 – 2029-12-31'],
      ['risenTime', undefined],
      ['upliftedTime', undefined],
      ['monthsWithin', '2028-02-01 – 2028-02-29'],
      ['monthsOfFees', '2028-01-01 – 2028-12-31'],
    ]);
    const { line: of, called } = steps[3] ?? {};
    const asked = viewDerivation({ measure: 'stretchNet', line: of, called }, ramped, everything);
    expect(asked?.steps?.[0]?.value).toBe(steps[3]?.value);
    expect(asked?.waterfall).toBeNull();
  });

  it('leads from what is billed and paid to its invoices, and from a sum to its months', () => {
    const billed = viewDerivation({ measure: 'billedInMonth', called: '12' }, ramped, everything)?.steps ?? [];
    expect(billed.slice(1)).toMatchObject([{ name: 'invoice', of: '2028-01-01', called: '2' }]);
    const sums = viewDerivation({ measure: 'billedToMonth', called: '20' }, ramped, everything)?.steps ?? [];
    expect(sums.slice(1)).toMatchObject([
      { name: 'billedInMonth', called: '0' },
      { name: 'billedInMonth', called: '12', value: billed[0]?.value },
    ]);
  });

  it('holds step by step for every stretch: list, own discounts, its share of those on the total', () => {
    for (const from of ['2027-01-01', '2028-01-01']) {
      const derived = deriveStretch('P', from, ramped);
      expect(derived && holds(derived)).toBe(true);
      expect(derived?.parts.map(({ name }) => name)).toEqual(['list', 'lineDiscount', 'headerDiscount']);
    }
  });

  it('is of no month that the offer has not, of no stretch that the line has not', () => {
    for (const called of [undefined, '-1', '36', 'next'])
      expect(viewDerivation({ measure: 'recurringInMonth', called }, ramped, everything)).toBeUndefined();
    expect(
      viewDerivation({ measure: 'stretchNet', line: 'P', called: '2027-02-01' }, ramped, everything),
    ).toBeUndefined();
    expect(viewDerivation({ measure: 'stretchNet' }, ramped, everything)).toBeUndefined();
  });
});
