import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { everything } from '../../src/domain/confidentiality.ts';
import { exact, negate, plainText, sign } from '../../src/domain/exact.ts';
import type { Asked } from '../../src/domain/derivation/asked.ts';
import { deriveWaterfallStep } from '../../src/domain/derivation/deal.ts';
import { holds } from '../../src/domain/derivation/derived.ts';
import { type Grounds, groundsOf } from '../../src/domain/derivation/grounds.ts';
import { deriveLinePocket, linePocketFigures } from '../../src/domain/derivation/line-pocket.ts';
import { viewDerivation } from '../../src/domain/derivation/view.ts';
import { viewMeasures } from '../../src/domain/measures/view.ts';
import { money } from '../../src/domain/money.ts';
import { figureOfStep, waterfallFigures } from '../../src/domain/measures/figures.ts';
import type { MeasuresView } from '../../src/domain/measures/measures.ts';
import { anyOffer } from './any-offer.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

type Step = MeasuresView['waterfall'][number];

/** What the derivation of a step says, as the waterfall writes it. */
function derivedAmount({ name, of, kind }: Step, line: string | undefined, grounds: Grounds): string | null {
  const asked: Asked = { measure: figureOfStep(name, line !== undefined), line, called: of };
  const value = viewDerivation(asked, grounds, everything)?.steps?.[0]?.value;
  if (value === undefined) throw new Error(`${name} ${of} of ${line ?? 'all'} opens nothing`);
  return value === null ? null : plainText(kind === 'deduction' ? negate(exact(value)) : exact(value));
}
const shown = ({ amount }: Step): string | null => amount && plainText(exact(amount.amount));
const takesSomething = (step: Step) => shown(step) !== '0' || step.kind === 'subtotal';

const stacked = groundsOf(
  quote(
    [
      line('P', '10', {
        freeUnits: '2',
        freeMonths: 1,
        uplift: '0.05',
        discount: { percent: '0.2' },
        furtherDiscounts: [
          { name: 'Volume', discount: { percent: '0.05' } },
          { name: 'Reference', discount: { amount: '10' } },
        ],
      }),
      line('Q', '3'),
    ],
    {
      termMonths: 24,
      headerDiscount: { percent: '0.1' },
      furtherHeaderDiscounts: [{ name: 'Year end', discount: { percent: '0.03' } }],
      partnerMargin: '0.15',
      rebate: '0.02',
      freight: '45.67',
      paymentTerms: 'net60',
    },
  ),
  basisOf({ P: product({ price: perUnit('100') }), Q: product({ price: perUnit('77.77') }) }, { creditRate: '0.08' }),
);

describe('the derivation of a step of the waterfall', () => {
  it('comes to the amount of its step, of the whole and of every line, for any offer', () => {
    fc.assert(
      fc.property(anyOffer, ({ content, basis }) => {
        const grounds = groundsOf(content, basis);
        for (const step of viewMeasures(grounds.measures).waterfall.filter(takesSomething))
          expect([step.name, derivedAmount(step, undefined, grounds)]).toEqual([step.name, shown(step)]);
        for (const { id } of grounds.priced.lines) {
          const own = viewDerivation({ measure: 'net', line: id }, grounds, everything)?.waterfall ?? [];
          for (const step of own.filter(takesSomething))
            expect([step.name, derivedAmount(step, id, grounds)]).toEqual([step.name, shown(step)]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is one of its own for each of two further discounts of a line, by the name it is given for', () => {
    for (const line of [undefined, 'P']) {
      const [volume, reference] = ['Volume', 'Reference'].map(
        (called) => viewDerivation({ measure: 'furtherDiscount', line, called }, stacked, everything)?.steps?.[0],
      );
      expect(reference?.value).toBe('10.00');
      expect(volume?.value).not.toBe(reference?.value);
    }
    expect(viewDerivation({ measure: 'furtherDiscount', called: 'None such' }, stacked, everything)).toBeUndefined();
  });

  it('holds step by step: every single discount, every share of the pocket', () => {
    for (const figure of waterfallFigures) {
      const called = { furtherDiscount: 'Volume', furtherHeaderDiscount: 'Year end' }[figure as string];
      const derived = deriveWaterfallStep(figure, called, stacked);
      expect([figure, derived && holds(derived)]).toEqual([figure, true]);
    }
    for (const each of stacked.priced.lines)
      for (const figure of linePocketFigures)
        expect([figure, holds(deriveLinePocket(each, figure, stacked))]).toEqual([figure, true]);
  });

  it('tells of every invoice what of which line falls due with it', () => {
    const { installments, priced } = stacked;
    for (const { number, amount } of installments) {
      const steps = viewDerivation({ measure: 'invoice', called: String(number) }, stacked, everything)?.steps ?? [];
      expect(steps[0]).toMatchObject({ operation: 'sum', value: money(amount, priced.currency).amount });
      const ofLines = steps.filter(({ depth }) => depth === 1);
      expect(ofLines.map(({ name, of }) => [name, of])).toEqual([
        ['dueOfLine', 'Product'],
        ['dueOfLine', 'Product'],
      ]);
    }
    expect(viewDerivation({ measure: 'invoice', called: '999' }, stacked, everything)).toBeUndefined();
    expect(viewDerivation({ measure: 'invoice' }, stacked, everything)).toBeUndefined();
  });

  it('leads from a step of the whole to that of a line, with the name of the discount', () => {
    const steps = viewDerivation({ measure: 'furtherDiscount', called: 'Volume' }, stacked, everything)?.steps ?? [];
    expect(steps[1]).toMatchObject({ name: 'furtherDiscount', line: 'P', called: 'Volume' });
  });

  it('is not told of what is left after cost to whom cost is hidden', () => {
    const sight = { cost: 'hidden', margin: 'hidden' } as const;
    for (const line of [undefined, 'P'])
      expect(viewDerivation({ measure: 'pocketMarginAmount', line }, stacked, sight)?.steps).toBeNull();
    const seen = viewDerivation({ measure: 'freeUnits' }, stacked, sight)?.steps?.[0]?.value ?? '0';
    expect(sign(exact(seen))).toBe(1);
  });
});
