import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deriveMeasure } from '../../src/domain/derivation/deal.ts';
import { type Derived, holds } from '../../src/domain/derivation/derived.ts';
import { groundsOf } from '../../src/domain/derivation/grounds.ts';
import { deriveLine, lineFigures } from '../../src/domain/derivation/line.ts';
import { deriveAdds, deriveAddsToOthers } from '../../src/domain/derivation/option.ts';
import { viewDerivation } from '../../src/domain/derivation/view.ts';
import { everything } from '../../src/domain/confidentiality.ts';
import { decimalText, exact, plainText, ratioText } from '../../src/domain/exact.ts';
import { measureDefinitions, type MeasureName } from '../../src/domain/measures/definitions.ts';
import { viewMeasures } from '../../src/domain/measures/view.ts';
import { money, moneyOf } from '../../src/domain/money.ts';
import type { Currency } from '../../src/domain/offer.ts';
import { basisOf, line, perUnit, product, quote, runningYear } from './offers.ts';
import { anyOffer } from './any-offer.ts';

const measures = Object.keys(measureDefinitions) as MeasureName[];

/** A derived figure as a screen shows the measure. */
function shown({ value, unit }: Derived, currency: Currency, policyCurrency: Currency) {
  if (value === null) return null;
  if (unit === 'ratio') return ratioText(value);
  if (unit === 'days') return decimalText(value, 2);
  return moneyOf(value, unit === 'policyMoney' ? policyCurrency : currency);
}

/** What stands instead of a number: nothing to derive. */
const numberOrNull = (figure: unknown) => (figure === 'free' || figure === 'unknown' ? null : figure);

describe('the derivation of a figure', () => {
  it('comes step by step to the figure shown, of every measure of the whole and every figure of a line', () => {
    fc.assert(
      fc.property(anyOffer, ({ content, basis }) => {
        const grounds = groundsOf(content, basis);
        const view = viewMeasures(grounds.measures);
        const text = (derived: Derived | undefined) =>
          derived && holds(derived) && shown(derived, content.currency, basis.policyCurrency);
        for (const name of measures)
          expect([name, text(deriveMeasure(name, grounds))]).toEqual([name, numberOrNull(view[name])]);
        for (const of of view.lines)
          for (const name of lineFigures.filter((figure) => figure !== 'outsideRange'))
            expect([name, of.id, text(deriveLine(of.id, name, grounds))]).toEqual([
              name,
              of.id,
              numberOrNull(of[name]),
            ]);
      }),
      { numRuns: 100 },
    );
  });

  it('of what the customer may choose comes to its figures once chosen, and to what it adds', () => {
    fc.assert(
      fc.property(anyOffer, ({ content, basis }) => {
        const grounds = groundsOf(content, basis);
        for (const { id, net, adds } of grounds.priced.options) {
          const derived = deriveAdds(id, grounds);
          expect(derived && holds(derived) && shown(derived, content.currency, 'USD')).toEqual(
            money(adds, content.currency),
          );
          const steps = viewDerivation({ measure: 'net', line: id }, grounds, everything)?.steps;
          expect(steps?.[0]?.value).toBe(money(net, content.currency).amount);
          const others = deriveAddsToOthers(id, grounds);
          expect(others && holds(others) && shown(others, content.currency, 'USD')).toEqual(
            money(adds - net, content.currency),
          );
        }
        for (const { id } of grounds.priced.lines) expect(deriveAdds(id, grounds)).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  it('say of what a line that is a share of others is one', () => {
    const shared = basisOf({
      P: product({ price: perUnit('100') }),
      S: product({ price: { kind: 'percentOf', percent: '0.2', of: 'list' } }),
    });
    const list = deriveLine('S', 'list', groundsOf(quote([line('P', '10'), line('S', '1')]), shared));
    const deepest = (one: Derived): Derived[] => (one.parts.length === 0 ? [one] : one.parts.flatMap(deepest));
    expect(list && deepest(list).map(({ name, unit, value }) => [name, unit, value && plainText(value)])).toEqual([
      ['shareCharged', 'ratio', '0.2'],
      ['list', 'money', '1000'],
      ['years', 'number', '1'],
      ['years', 'number', '1'],
    ]);
  });

  it('of an option tells what it is before the total is discounted, what grows with it, and what more comes off', () => {
    const content = quote([line('P', '10'), line('S', '1'), line('E', '1', { optional: true })], {
      headerDiscount: { amount: '120' },
      furtherHeaderDiscounts: [{ name: 'Launch', discount: { percent: '0.1' } }],
    });
    const basis = basisOf({
      P: product({ price: perUnit('100') }),
      E: product({ price: perUnit('500') }),
      S: product({ price: { kind: 'percentOf', percent: '0.2', of: 'list' } }),
    });
    // 1,200 − 120 − 108 = 972, and 1,800 − 120 − 168 = 1,512.
    const derived = deriveAdds('E', groundsOf(content, basis));
    const told = ({ name, value }: Derived) => [name, value && plainText(value)];
    expect(derived && told(derived)).toEqual(['adds', '540']);
    expect(derived?.parts.map(told)).toEqual([
      ['addedBefore', '600'],
      ['moreOff', '60'],
    ]);
    expect(derived?.parts.flatMap(({ parts }) => parts.map(told))).toEqual([
      ['afterLineDiscount', '500'],
      ['grownShare', '100'],
      ['offWithIt', '288'],
      ['offWithoutIt', '228'],
    ]);
    // Its own 500 − 288 × 500 ÷ 1,800 = 420; the others from 810 + 162 to 840 + 252.
    const others = deriveAddsToOthers('E', groundsOf(content, basis));
    expect(others && told(others)).toEqual(['addsToOthers', '120']);
    expect(others?.parts.map(told)).toEqual([
      ['adds', '540'],
      ['net', '420'],
    ]);
    expect(viewDerivation({ measure: 'adds' }, groundsOf(content, basis), everything)).toBeUndefined();
  });

  it('says the days of a part of a year: 10 × $228.00 for 177 of 365 days, rounded once to $1,105.64', () => {
    const content = quote([line('P', '10', { start: '2027-07-08' })]);
    const list = deriveLine('P', 'list', groundsOf(content, basisOf({ P: product({ price: perUnit('228') }) })));
    expect(list?.operation).toBe('rounded');
    expect(list?.value && plainText(list.value)).toBe('1105.64');
    const [priced, time] = list?.parts[0]?.parts ?? [];
    expect(priced?.parts.map(({ value }) => value && plainText(value))).toEqual(['10', '228']);
    expect(time?.parts.map(({ name, value }) => [name, value && plainText(value)])).toEqual([
      ['days', '177'],
      ['daysOfYear', '365'],
    ]);
  });

  it('comes to a measure in the policy currency too, as rules read it', () => {
    const euros = groundsOf(
      quote([line('P', '10')], { currency: 'EUR' }),
      basisOf({ P: product({ price: perUnit('100') }) }, { currency: 'EUR', policyRate: '1.094' }),
    );
    const steps = viewDerivation({ measure: 'acv', called: 'USD' }, euros, everything)?.steps ?? [];
    expect(steps[0]).toMatchObject({ operation: 'product', unit: 'policyMoney', currency: 'USD', value: '1094.00' });
    expect(steps[1]).toMatchObject({ name: 'acv', currency: 'EUR', value: '1000.00' });
    expect(viewDerivation({ measure: 'discount', called: 'USD' }, euros, everything)?.steps?.[0]?.unit).toBe('ratio');
  });

  it('tells of a subscription what runs, what is proposed and the difference', () => {
    const subscription = runningYear([
      { product: 'P', name: 'Seats', quantity: '100', unitPrice: '10', pricePeriod: 'month', discount: '0.2' },
    ]);
    const basis = basisOf({ P: product({ price: perUnit('126') }) }, { subscription });
    for (const change of ['adds', 'replaces'] as const) {
      const content = quote([line('P', '120')], { subscription: { id: subscription.id, change } });
      const grounds = groundsOf(content, basis);
      const view = viewMeasures(grounds.measures);
      for (const name of [
        'currentArr',
        'proposedArr',
        'netNewArr',
        'renewalUplift',
        'priceChange',
        'previousDiscount',
      ] as const) {
        const derived = deriveMeasure(name, grounds);
        expect(holds(derived)).toBe(true);
        expect(shown(derived, 'USD', 'USD')).toEqual(view[name]);
      }
    }
  });

  it('has no value where a cost is not known, and says so at its line', () => {
    const grounds = groundsOf(
      quote([line('P', '1')]),
      basisOf({ P: product({ price: perUnit('5'), unitCost: null }) }),
    );
    const margin = deriveMeasure('margin', grounds);
    expect(margin.value).toBeNull();
    expect(deriveLine('P', 'cost', grounds)).toMatchObject({ value: null, of: 'Product' });
    expect(deriveLine('none', 'list', grounds)).toBeUndefined();
  });

  it('does not hold when a step says another number than it comes to', () => {
    const grounds = groundsOf(quote([line('P', '1')]), basisOf({ P: product({ price: perUnit('5') }) }));
    const net = deriveMeasure('net', grounds);
    expect(holds({ ...net, value: exact('6') })).toBe(false);
  });
});
