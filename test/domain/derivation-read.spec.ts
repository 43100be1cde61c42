import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DerivationView } from '../../src/domain/derivation/asked.ts';
import { everything } from '../../src/domain/confidentiality.ts';
import { deriveMeasure } from '../../src/domain/derivation/deal.ts';
import { exact, mul } from '../../src/domain/exact.ts';
import { deriveLine, lineFigures } from '../../src/domain/derivation/line.ts';
import { holds } from '../../src/domain/derivation/derived.ts';
import { type Grounds, groundsOf } from '../../src/domain/derivation/grounds.ts';
import { deriveRuleFigure } from '../../src/domain/derivation/rule.ts';
import { viewDerivation } from '../../src/domain/derivation/view.ts';
import { lineInputTypes } from '../../src/domain/line-input-types.ts';
import { inputTypes } from '../../src/domain/policy-value.ts';
import { measureDefinitions, type MeasureName } from '../../src/domain/measures/definitions.ts';
import { ruleFigures } from '../../src/domain/measures/figures.ts';
import { policyInputs } from '../../src/domain/measures/policy-inputs.ts';
import { assessRisk } from '../../src/domain/risk/assess.ts';
import { withChosen } from '../../src/domain/pricing/choices.ts';
import { anyOffer, offersShown } from './any-offer.ts';
import { basisOf, facts, line, perUnit, product, quote } from './offers.ts';

const content = quote([
  line('P', '10', { discount: { percent: '0.25' } }),
  line('Q', '3', { discount: { percent: '0.4' } }),
  line('OPT', '5', { optional: true, discount: { percent: '0.5' } }),
]);
const basis = basisOf(
  {
    P: product({ price: perUnit('100'), unitCost: '40' }),
    Q: product({ price: perUnit('80'), unitCost: '70' }),
    OPT: product({ price: perUnit('60'), unitCost: '30' }),
  },
  { policyRate: '1.25' },
);
const grounds = groundsOf(content, basis);

/** As it would be were the option no choice any more. */
const withoutChoice = (view: DerivationView | undefined) =>
  view && { ...view, steps: view.steps?.map(({ chosen, ...step }) => step) };

describe('what a rule read of several lines', () => {
  it('is told of every line, each as it is asked alone', () => {
    for (const measure of ['discount', 'margin', 'net', 'list'] as const) {
      const [first, ...each] = viewDerivation({ measure, called: 'lines' }, grounds, everything)?.steps ?? [];
      expect(first).toMatchObject({ name: measure, operation: 'given', value: null });
      expect(each.map(({ line: id, depth }) => [id, depth])).toEqual([
        ['P', 1],
        ['Q', 1],
      ]);
      for (const step of each) {
        const asked = { measure, line: step.line, called: step.called };
        expect(viewDerivation(asked, grounds, everything)?.steps?.[0]?.value).toBe(step.value);
      }
    }
  });

  it('is not told of margins to whom they are hidden', () => {
    const sight = { cost: 'hidden', margin: 'hidden' } as const;
    expect(viewDerivation({ measure: 'margin', called: 'lines' }, grounds, sight)?.steps).toBeNull();
    expect(viewDerivation({ measure: 'margin', called: 'lines', chosen: 'OPT' }, grounds, sight)?.steps).toBeNull();
  });
});

describe('what a rule read of an offer with an option', () => {
  it('is told as it is in that offer, of the whole and of every line', () => {
    const chosen = groundsOf(withChosen(content, new Set(['OPT'])), basis);
    for (const measure of ['net', 'discount', 'margin', 'tcvPolicy'] as const)
      expect(withoutChoice(viewDerivation({ measure, chosen: 'OPT' }, grounds, everything))).toEqual(
        viewDerivation({ measure }, chosen, everything),
      );
    const each = viewDerivation({ measure: 'discount', called: 'lines', chosen: 'OPT' }, grounds, everything)?.steps;
    expect(each?.slice(1).map(({ line: id }) => id)).toEqual(['P', 'Q', 'OPT']);
  });
});

/** What rules read of an offer. */
const readOf = ({ measures, content: offered, closing }: Grounds) =>
  policyInputs(measures, assessRisk(facts, offered), { ...facts, closing }, offered);

const closing = { asOf: '2027-03-01', on: '2027-03-29' };

describe('what rules read beside the measures', () => {
  const ofWhole = ruleFigures.filter((figure) => figure !== 'outsideRange');

  it('is derived as rules read it, of any offer', () => {
    fc.assert(
      fc.property(anyOffer, ({ content: offered, basis: on }) => {
        const products = Object.fromEntries(
          Object.entries(on.products).map(([sku, one]) => [
            sku,
            { ...one, discountRange: { from: '0.05', to: '0.1' } },
          ]),
        );
        const stands = groundsOf(offered, { ...on, products }, closing);
        const { deal, lines } = readOf(stands);
        for (const figure of ofWhole) {
          const derived = deriveRuleFigure(figure, stands);
          expect([figure, holds(derived), derived.value ?? undefined]).toEqual([figure, true, deal[figure]]);
        }
        for (const { line: id, outsideRange } of lines) {
          const derived = deriveLine(String(id), 'outsideRange', stands);
          expect([derived && holds(derived), derived?.value]).toEqual([true, outsideRange]);
        }
      }),
      offersShown,
    );
  });

  it('of a discount outside the range of its product is how far it lies from the nearest end', () => {
    const ranged = (from: string | null, to: string | null) => {
      const guided = product({ price: perUnit('100'), discountRange: { from, to } });
      const stands = groundsOf(quote([line('P', '10', { discount: { percent: '0.25' } })]), basisOf({ P: guided }));
      const [all, ...parts] = viewDerivation({ measure: 'outsideRange', line: 'P' }, stands, everything)?.steps ?? [];
      return [all?.value, ...parts.filter(({ depth }) => depth === 1).map(({ name, value }) => `${name} ${value}`)];
    };
    expect(ranged(null, '0.15')).toEqual(['0.1', 'discount 0.25', 'nearestInRange 0.15']);
    expect(ranged('0.3', '0.4')).toEqual(['0.05', 'nearestInRange 0.3', 'discount 0.25']);
    expect(ranged('0.2', null)).toEqual(['0', 'discount 0.25', 'nearestInRange 0.25']);
    const none = viewDerivation({ measure: 'outsideRange', line: 'P' }, grounds, everything)?.steps;
    expect(none?.map(({ name, value }) => [name, value])).toEqual([['outsideRange', '0']]);
  });

  it('is told of every line to whom margins are hidden too, and of no whole where it is of lines', () => {
    const sight = { cost: 'hidden', margin: 'hidden' } as const;
    const steps = viewDerivation({ measure: 'outsideRange', called: 'lines' }, grounds, sight)?.steps;
    expect(steps?.slice(1).map(({ line: id }) => id)).toEqual(['P', 'Q']);
    expect(viewDerivation({ measure: 'outsideRange' }, grounds, everything)).toBeUndefined();
  });

  it('of the days until it closes is from when to when; and no number where no day is known', () => {
    const steps = (of: typeof closing | null) =>
      viewDerivation({ measure: 'closeDays' }, groundsOf(content, basis, of), everything)?.steps;
    expect(steps(closing)).toMatchObject([{ name: 'closeDays', of: '2027-03-01 – 2027-03-29', value: '28' }]);
    expect(steps({ asOf: '2027-03-29', on: '2027-03-01' })).toMatchObject([{ value: '-28' }]);
    expect(steps(null)).toMatchObject([{ value: null }]);
    const withOption = viewDerivation(
      { measure: 'closeDays', chosen: 'OPT' },
      groundsOf(content, basis, closing),
      everything,
    );
    expect(withOption?.steps).toEqual(steps(closing));
  });

  it('names what it counts, and of a share the line that has it', () => {
    const offered = quote(
      [
        line('P', '10', { freeMonths: 2 }),
        line('Q', '3', { freeMonths: 1 }),
        line('OPT', '5', { optional: true, freeMonths: 3 }),
      ],
      {
        coTerm: { end: '2027-06-26', anniversary: '2027-01-01' },
        termMonths: 6,
        nonStandard: { customWork: { details: 'Migration', line: 'Q' }, priceLock: { months: 12 } },
      },
    );
    const stands = groundsOf(offered, {
      ...basis,
      products: { ...basis.products, Q: product({ name: 'Setup', family: 'services', price: perUnit('80') }) },
    });
    const told = (figure: (typeof ofWhole)[number]) => {
      const { steps = [] } = viewDerivation({ measure: figure }, stands, everything) ?? {};
      return (steps ?? []).map(({ name, of, value }) => [name, of, value].filter(Boolean).join(' '));
    };
    expect(told('freeMonths')).toEqual([
      'freeMonths 3',
      'freeMonths Product 2',
      'freeMonths Setup 1',
      'freeMonths Product 3',
    ]);
    expect(told('optionalLines')).toEqual(['optionalLines 1', 'countedLine Product 1']);
    expect(told('families')).toEqual(['families 2', 'family platform 1', 'family services 1']);
    expect(told('customTermCount')).toEqual(['customTermCount 2', 'priceLock 1', 'customWork 1']);
    expect(told('termMonths').slice(1)).toEqual(['wholeMonths 5', 'partOfMonth 13/15', 'days 26', 'daysOfMonth 30']);
    expect(told('termYears').at(-1)).toBe('monthsOfYear 12');
    expect(
      told('customWorkShare')
        .slice(1)
        .map((step) => step.split(' ')[0]),
    ).toEqual(['net', 'netOfAll']);
  });
});

describe('every number that rules read', () => {
  const isNumber = ({ type }: { type: string }) => ['percent', 'money', 'number', 'integer'].includes(type);
  const numbersOf = (types: Record<string, { type: string }>) =>
    Object.keys(types).filter((name) => isNumber(types[name] ?? { type: '' }));

  it('of the whole opens its derivation, but for what was written in the quote or stands in the deal', () => {
    const opens = new Set<string>([...Object.keys(measureDefinitions), ...ruleFigures, 'tcv', 'riskScore']);
    expect(numbersOf(inputTypes).filter((name) => !opens.has(name))).toEqual([
      'netDays',
      'noticeDays',
      'noticeAfterMonths',
      'terminationFee',
      'autoRenewMonths',
      'priceLockMonths',
      'waivedSeats',
      'packageQuotes',
    ]);
  });

  it('as an amount of the whole is what its derivation comes to in the policy currency', () => {
    const amounts = (Object.keys(inputTypes) as (keyof typeof inputTypes)[]).filter(
      (name) => inputTypes[name].type === 'money' && name !== 'terminationFee',
    );
    fc.assert(
      fc.property(anyOffer, ({ content: offered, basis: on }) => {
        const stands = groundsOf(offered, on);
        const { deal } = readOf(stands);
        for (const name of amounts) {
          const { value } = deriveMeasure(name as MeasureName, stands);
          const inPolicyCurrency = value === null ? undefined : mul(value, exact(on.policyRate));
          // Of a quote that changes nothing there is no current ARR to read.
          if (deal[name] !== undefined || name !== 'currentArr')
            expect([name, deal[name]]).toEqual([name, inPolicyCurrency]);
        }
      }),
      offersShown,
    );
  });

  it('of a line opens its derivation, but for what was written of it', () => {
    const opens = new Set<string>(lineFigures);
    expect(numbersOf(lineInputTypes).filter((name) => !opens.has(name))).toEqual([
      'quantity',
      'uplift',
      'freeMonths',
      'freeUnits',
      'commitment',
      'minimum',
      'overage',
    ]);
  });
});
