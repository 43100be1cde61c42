import { describe, expect, it } from '@jest/globals';
import { groundsOf } from '../../src/domain/derivation/grounds.ts';
import { viewDerivation } from '../../src/domain/derivation/view.ts';
import { formulaOf, type Step, treeOf, valueShown, valueWords } from '../../src/web/parts/derivation/tree.ts';
import { basisOf, line, perUnit, product, quote } from '../domain/offers.ts';

const everything = { cost: 'visible', margin: 'visible' } as const;
const nothing = { cost: 'hidden', margin: 'hidden' } as const;
const basis = basisOf({ P: product({ price: perUnit('228'), unitCost: '60' }) });
const grounds = groundsOf(quote([line('P', '10', { start: '2027-07-08', discount: { percent: '0.1' } })]), basis);
const tree = (asked: { measure: 'list' | 'net' | 'margin'; line?: string }) =>
  treeOf((viewDerivation(asked, grounds, everything)?.steps ?? []) as Step[]);

describe('a derivation on screen', () => {
  it('reads as the formula with its own numbers: quantity, price and days', () => {
    const list = tree({ measure: 'list', line: 'P' });
    const before = list?.parts[0];
    const [priced, time] = before?.parts ?? [];
    expect(list && valueWords(list.step)).toBe('$1,105.64');
    expect(before && formulaOf(before)).toBe('$2,280.00 × 177/365');
    expect(priced && formulaOf(priced)).toBe('10 × $228.00');
    expect(time && formulaOf(time)).toBe('177 ÷ 365');
  });

  it('tells what is not rounded with every digit, and what has no end also as a percentage', () => {
    const step = { depth: 0, name: 'share', operation: 'given', unit: 'ratio', value: '1/13' } as const;
    expect([valueWords(step), valueShown(step)]).toEqual(['1/13', '1/13 (7.69%)']);
    expect(valueShown({ ...step, value: '-1/3' })).toBe('-1/3 (-33.33%)');
    expect(valueShown({ ...step, value: '0.0875' })).toBe('8.75%');
    expect(valueShown({ ...step, unit: 'number', depth: 1 })).toBe('1/13');
    const amount = { ...step, unit: 'money', value: '104856.81087893…', currency: 'USD' } as const;
    expect(valueShown(amount)).toBe('$104,856.81087893…');
    expect(valueShown({ ...amount, value: '12', currency: 'JPY' })).toBe('¥12');
  });

  it('says a figure that is a fraction also as it stood where it was asked for, and its parts exactly', () => {
    const coTerm = { end: '2027-07-24', anniversary: '2026-07-25' };
    const joined = quote([line('P', '1')], { start: '2027-01-06', termMonths: 7, coTerm });
    const steps = viewDerivation({ measure: 'termYears' }, groundsOf(joined, basis), everything)?.steps ?? [];
    const [years, months] = steps as Step[];
    expect([years, months].map((step) => step && valueShown(step))).toEqual(['205/372 (0.55)', '6 19/31']);
  });

  it('leads from the whole to the line', () => {
    const list = tree({ measure: 'list' });
    expect(list?.parts[0]?.step).toMatchObject({ name: 'list', line: 'P', of: 'Product' });
  });

  it('tells nothing of a margin to whom it is not shown, nor of a line that is not there', () => {
    expect(viewDerivation({ measure: 'margin' }, grounds, nothing)).toMatchObject({ steps: null });
    expect(viewDerivation({ measure: 'net', line: 'P' }, grounds, nothing)?.steps).not.toBeNull();
    expect(viewDerivation({ measure: 'net', line: 'none' }, grounds, everything)).toBeUndefined();
    expect(viewDerivation({ measure: 'tcv', line: 'P' }, grounds, everything)).toBeUndefined();
  });

  it('carries the way of a line from list to margin, which sums to what is left', () => {
    const steps = viewDerivation({ measure: 'net', line: 'P' }, grounds, everything)?.waterfall ?? [];
    expect(steps.map(({ name, amount }) => [name, amount?.amount])).toEqual([
      ['list', '1105.64'],
      ['lineDiscount', '-110.56'],
      ['headerDiscount', '0.00'],
      ['net', '995.08'],
      ['cost', '-290.96'],
      ['margin', '704.12'],
    ]);
  });
});
