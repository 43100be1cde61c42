import { describe, expect, it } from '@jest/globals';
import { everything } from '../../src/domain/confidentiality.ts';
import { groundsOf } from '../../src/domain/derivation/grounds.ts';
import { viewDerivation } from '../../src/domain/derivation/view.ts';
import { withChosen } from '../../src/domain/pricing/choices.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

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
      expect(viewDerivation({ measure, chosen: 'OPT' }, grounds, everything)).toEqual(
        viewDerivation({ measure }, chosen, everything),
      );
    const each = viewDerivation({ measure: 'discount', called: 'lines', chosen: 'OPT' }, grounds, everything)?.steps;
    expect(each?.slice(1).map(({ line: id }) => id)).toEqual(['P', 'Q', 'OPT']);
  });
});
