import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { everything } from '../../src/domain/confidentiality.ts';
import type { Asked } from '../../src/domain/derivation/asked.ts';
import { type Grounds, groundsOf } from '../../src/domain/derivation/grounds.ts';
import type { StepView } from '../../src/domain/derivation/told.ts';
import { viewDerivation } from '../../src/domain/derivation/view.ts';
import { isOneOf, monthFigures, scheduleFigures, stretchFigures } from '../../src/domain/measures/figures.ts';
import { figureName } from '../../src/http/schemas/deal-desk/derivation.ts';
import { anyOffer } from './any-offer.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const stepsOf = (asked: Asked, grounds: Grounds): StepView[] => viewDerivation(asked, grounds, everything)?.steps ?? [];

/** Every figure of an offer that can be asked, of several of a kind the first. */
function everyFigure({ lines, start }: { lines: readonly { id: string }[]; start: string }): Asked[] {
  return figureName.options.flatMap((measure): Asked[] => {
    if (isOneOf(monthFigures, measure)) return [{ measure, called: '1' }];
    if (isOneOf(scheduleFigures, measure))
      return [
        { measure, called: '1' },
        { measure, called: '2' },
      ];
    const called = isOneOf(stretchFigures, measure) ? start : undefined;
    return [{ measure }, ...lines.map(({ id }) => ({ measure, line: id, called }))];
  });
}

/** Steps that nothing follows, and that lead to another figure. */
const leadingOn = (steps: readonly StepView[]): StepView[] =>
  steps.filter(
    ({ depth, line: id, called, figure }, index) =>
      (steps[index + 1]?.depth ?? 0) <= depth && (id ?? called ?? figure) !== undefined,
  );

/** What a screen asks of a step. */
const askedBy = ({ name, figure, line: id, called, chosen }: StepView): Asked => ({
  measure: figureName.parse(figure ?? name),
  line: id,
  called,
  chosen,
});

/** They lead to the figure in which they stand: before it is rounded, as one step of it, or as the line's part of it. */
const inside = new Set(['before', 'beforeRounding', 'afterStep', 'unroundedNet', 'unroundedList', 'paidBefore']);
const insideStretch = new Set(['listOfStretch', 'stretchAfterLineDiscount']);

describe('a number inside a derivation', () => {
  it('that leads on leads to a figure of the same value', () => {
    fc.assert(
      fc.property(anyOffer, ({ content, basis }) => {
        const grounds = groundsOf(content, basis);
        const known = new Set<string>();
        for (const asked of everyFigure(content))
          for (const step of leadingOn(stepsOf(asked, grounds))) {
            const next = askedBy(step);
            const key = JSON.stringify([next, step.value]);
            if (known.has(key)) continue;
            known.add(key);
            const [found] = stepsOf(next, grounds);
            const expected = inside.has(step.name) || insideStretch.has(step.name) ? expect.anything() : step.value;
            expect([asked, next, found?.value]).toEqual([asked, next, expected]);
          }
      }),
      { numRuns: 12 },
    );
  });

  it('is told of every line on an invoice, in its first year and until it can be left', () => {
    const content = quote([line('P', '10'), line('E', '1')], {
      termMonths: 24,
      billing: 'quarterly',
      nonStandard: { terminationForConvenience: { noticeDays: 30, afterMonths: 6 } },
    });
    const grounds = groundsOf(
      content,
      basisOf({ P: product({ price: perUnit('100') }), E: product({ price: perUnit('500'), charge: 'one-time' }) }),
    );
    const told = (asked: Asked) =>
      stepsOf(asked, grounds).map(({ depth, name, of, value }) => [depth, name, of, value].filter(Boolean).join(' '));
    const labels = (asked: Asked) => stepsOf(asked, grounds).map(({ name }) => name);
    // 2,000 for 24 months: 1,000 a year, 3 of 12 months of the first.
    expect(stepsOf({ measure: 'invoice', called: '1' }, grounds)[0]?.value).toBe('750.00');
    expect(labels({ measure: 'invoice', called: '1' })).toEqual([
      'invoice',
      'dueOfLine',
      'feesInPeriod',
      'feesOfYear',
      'stretchNet',
      'risenTime',
      'upliftedTime',
      'monthsWithin',
      'monthsOfFees',
      'net',
    ]);
    expect(told({ measure: 'firstYear' }).slice(0, 2)).toEqual([
      'firstYear 1500.00',
      '1 chargedInFirstYear Product 1000.00',
    ]);
    expect(labels({ measure: 'firmTcv' })).toContain('monthsUntilExit');
  });

  it('of a share of other lines is told line by line, down to their own lists', () => {
    const basis = basisOf({
      P: product({ price: perUnit('100') }),
      S: product({ name: 'Care', price: { kind: 'percentOf', percent: '0.2', of: 'net' } }),
    });
    const grounds = groundsOf(
      quote([line('P', '10', { discount: { percent: '0.1' } }), line('S', '1', { termMonths: 6 })], { termMonths: 12 }),
      basis,
    );
    // 20 % of 900 × 6 of 12 months, for half a year.
    const steps = stepsOf({ measure: 'list', line: 'S' }, grounds);
    expect(steps[0]?.value).toBe('90.00');
    expect(steps.map(({ name, value }) => [name, value])).toEqual(
      expect.arrayContaining([
        ['shareCharged', '0.2'],
        ['othersInTime', '450.00'],
        ['afterLineDiscount', '900.00'],
        ['list', '1000.00'],
        ['lineDiscount', '100.00'],
        ['monthsWithin', '6'],
        ['monthsOfFees', '12'],
      ]),
    );
  });

  it('leads on by a name only where one discount alone has it', () => {
    const twice = (name: string) => [
      { name: 'Promo', discount: { percent: '0.1' } },
      { name, discount: { percent: '0.1' } },
    ];
    const links = (name: string) => {
      const content = quote([line('P', '10', { furtherDiscounts: twice(name) })], {
        headerDiscount: { percent: '0.1' },
        furtherHeaderDiscounts: twice(name),
      });
      const grounds = groundsOf(content, basisOf({ P: product({ price: perUnit('100') }) }));
      return [stepsOf({ measure: 'headerDiscount' }, grounds), stepsOf({ measure: 'lineDiscount', line: 'P' }, grounds)]
        .flatMap((steps) => steps.filter(({ called }) => called === 'Promo'))
        .map(({ name: step }) => step);
    };
    expect(links('Promo')).toEqual([]);
    expect(new Set(links('Launch'))).toEqual(new Set(['headerStep', 'before', 'beforeRounding']));
  });

  it('of a ramp leads to the stretch that it is of', () => {
    const ramp = [{ from: '2028-01-01', quantity: '20' }];
    const content = quote([line('P', '10', { ramp, discount: { percent: '0.1' } })], { termMonths: 24 });
    const grounds = groundsOf(content, basisOf({ P: product({ price: perUnit('100') }) }));
    const before = stepsOf({ measure: 'lineDiscount', line: 'P' }, grounds).filter(
      ({ name }) => name === 'before' || name === 'beforeRounding',
    );
    expect(new Set(leadingOn(before).map(({ figure, called }) => `${figure} ${called}`))).toEqual(
      new Set(['stretchNet 2027-01-01', 'stretchNet 2028-01-01']),
    );
  });

  it('of usage that nobody promised leads nowhere: its list and net are nothing', () => {
    const content = quote([line('U', '100', { discount: { percent: '0.1' } })], { termMonths: 12 });
    const calls = product({ price: perUnit('2'), charge: 'usage', pricePeriod: 'month' });
    const steps = stepsOf({ measure: 'discount', line: 'U' }, groundsOf(content, basisOf({ U: calls })));
    expect(steps[0]?.value).toBe('0.1');
    expect(leadingOn(steps)).toEqual([]);
  });

  it('of one alternative in the place of another is asked with that one alone', () => {
    const content = quote([
      line('P', '10'),
      line('A', '1', { alternative: 'size' }),
      line('B', '1', { alternative: 'size' }),
    ]);
    const priced = product({ price: perUnit('100') });
    const grounds = groundsOf(content, basisOf({ P: priced, A: priced, B: priced }));
    const steps = stepsOf({ measure: 'discount', line: 'B', chosen: 'A' }, grounds);
    expect(new Set(leadingOn(steps).map(({ chosen }) => chosen))).toEqual(new Set(['B']));
  });
});
