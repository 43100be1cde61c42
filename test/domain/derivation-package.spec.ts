import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { everything } from '../../src/domain/confidentiality.ts';
import { holds } from '../../src/domain/derivation/derived.ts';
import { groundsOf } from '../../src/domain/derivation/grounds.ts';
import { type CountedQuote, derivePackage } from '../../src/domain/derivation/package.ts';
import { viewDerivation } from '../../src/domain/derivation/view.ts';
import { viewPackageDerivation } from '../../src/domain/derivation/view-package.ts';
import { type Exact, plainText } from '../../src/domain/exact.ts';
import { memberOf, packageInputs, packageMeasures } from '../../src/domain/measures/package.ts';
import { policyInputs } from '../../src/domain/measures/policy-inputs.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { belowAnyFloor } from '../../src/domain/policy-value.ts';
import type { PricingBasis } from '../../src/domain/pricing/basis.ts';
import { withChosen } from '../../src/domain/pricing/choices.ts';
import { assessRisk } from '../../src/domain/risk/assess.ts';
import { seeded } from './drawn/draw.ts';
import { drawOffer } from './drawn/offer.ts';
import { basisOf, facts, line, perUnit, product, quote } from './offers.ts';

type Offer = { content: QuoteContent; basis: PricingBasis };

const asCounted = ({ content, basis }: Offer, place: number): CountedQuote => ({
  id: `quote-${place}`,
  version: place + 1,
  number: `Q-${place}-1`,
  grounds: groundsOf(content, basis),
});

/** What rules read of the first as a part of the package of all. */
function judged([own, ...others]: [Offer, ...Offer[]]) {
  const member = memberOf(own);
  const inputs = policyInputs(member.measures, assessRisk(facts, own.content), facts, own.content);
  return packageInputs(inputs, member, others.map(memberOf)).deal;
}

/** A rule reads that nothing is brought in as less than any floor, and what is not known as nothing: neither is a number. */
const numberOf = (value: unknown): string | null =>
  value === undefined || value === belowAnyFloor ? null : plainText(value as Exact);

const packages = fc.array(fc.integer({ min: 1, max: 0x7f_ff_ff_ff }), { minLength: 2, maxLength: 4 }).map((seeds) => {
  const offers = seeds.map((seed) => drawOffer(seeded(seed)));
  return offers.map(({ content, basis }) => ({ content, basis: { ...basis, policyCurrency: 'USD' as const } })) as [
    Offer,
    ...Offer[],
  ];
});

describe('the derivation of what a package comes to', () => {
  it('gives for quotes of any structure what rules read, by steps that hold', () => {
    fc.assert(
      fc.property(packages, (offers) => {
        const read = judged(offers);
        const [own, ...others] = offers;
        for (const measure of packageMeasures) {
          const derived = derivePackage(measure, groundsOf(own.content, own.basis), others.map(asCounted));
          expect([measure, holds(derived)]).toEqual([measure, true]);
          expect([measure, derived.value && plainText(derived.value)]).toEqual([measure, numberOf(read[measure])]);
        }
      }),
      { numRuns: 60 },
    );
  });

  const products = {
    seat: product({ price: perUnit('100'), unitCost: '40' }),
    gift: product({ price: perUnit('100'), unitCost: '95' }),
  };
  const dollars = basisOf(products);
  const euros = basisOf(products, { currency: 'EUR', policyRate: '1.25' });
  const own = groundsOf(quote([line('seat', '5'), line('gift', '1', { id: 'more', optional: true })]), dollars);
  const other = asCounted({ content: quote([line('gift', '4')], { currency: 'EUR' }), basis: euros }, 1);
  const together = { others: [other], seesAll: true };

  it('leads to every quote, whose own figure is what is counted of it', () => {
    const steps = viewPackageDerivation({ measure: 'margin' }, own, together, everything)?.steps ?? [];
    // (500 + 400 × 1.25 − 200 − 380 × 1.25) ÷ 1,000.
    expect(steps[0]).toMatchObject({ name: 'margin', value: '0.325' });
    const [mine, theirs] = steps.filter(({ name, operation }) => name === 'net' && operation === 'given');
    expect(mine).toMatchObject({ of: 'this quote', called: 'USD', value: '500.00', currency: 'USD' });
    expect(mine).not.toHaveProperty('quote');
    expect(theirs).toMatchObject({ of: 'Q-1-1', quote: { id: 'quote-1', version: 2 }, value: '500.00' });
    for (const [step, grounds] of [
      [mine, own],
      [theirs, other.grounds],
    ] as const) {
      const asked = viewDerivation({ measure: 'net', called: step?.called }, grounds, everything);
      expect(asked?.steps?.[0]).toMatchObject({ value: step?.value, currency: 'USD' });
    }
  });

  it('is of this quote with the options that a rule judged it with', () => {
    const chosen = groundsOf(withChosen(own.content, new Set(['more'])), dollars);
    for (const measure of packageMeasures)
      expect(viewPackageDerivation({ measure, chosen: 'more' }, own, together, everything)).toEqual(
        viewPackageDerivation({ measure }, chosen, together, everything),
      );
  });

  it('is told to nobody who may not see every quote, and of margins to nobody to whom they are hidden', () => {
    const unseen = { ...together, seesAll: false };
    const hidden = { cost: 'hidden', margin: 'hidden' } as const;
    const stepsFor = (
      measure: 'tcv' | 'margin' | 'cost' | 'marginAmount',
      of: typeof unseen,
      sight: typeof everything,
    ) => viewPackageDerivation({ measure }, own, of, sight)?.steps;
    expect(stepsFor('tcv', unseen, everything)).toBeNull();
    for (const measure of ['margin', 'cost', 'marginAmount'] as const)
      expect(stepsFor(measure, together, hidden)).toBeNull();
    expect(stepsFor('tcv', together, hidden)?.[0]).toMatchObject({ name: 'tcv', value: '1000.00' });
  });

  it('is none for a quote that is judged by itself, nor of what is not judged of packages', () => {
    expect(viewPackageDerivation({ measure: 'tcv' }, own, { others: [], seesAll: true }, everything)).toBeUndefined();
    expect(viewPackageDerivation({ measure: 'proposedArr' }, own, together, everything)).toBeUndefined();
  });
});
