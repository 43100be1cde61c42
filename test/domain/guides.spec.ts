import { describe, expect, test } from '@jest/globals';
import { exact, ratioText } from '../../src/domain/exact.ts';
import { isBilledOtherwise, outsideRange } from '../../src/domain/measures/guides.ts';
import { measure } from '../../src/domain/measures/measure.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { lineFigures } from '../../src/domain/measures/line-figures.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const range = { discountRange: { from: '0.05', to: '0.15' } };
const beyond = (discount: string, guides: Parameters<typeof outsideRange>[1] = range) =>
  ratioText(outsideRange(exact(discount), guides));

describe('A discount beside the range of its product', () => {
  test('is inside from the one end to the other', () => {
    expect(['0.05', '0.1', '0.15'].map((discount) => beyond(discount))).toEqual(Array(3).fill('0.00000000'));
  });

  test('is outside by what lies beyond the nearer end', () => {
    expect([beyond('0.20'), beyond('0.02'), beyond('-0.03')]).toEqual(['0.05000000', '0.03000000', '0.08000000']);
  });

  test('is outside of nothing where a side has no bound, there is no range, or no discount to speak of', () => {
    expect(beyond('0.9', { discountRange: { from: '0.05', to: null } })).toBe('0.00000000');
    expect(beyond('0.9', {})).toBe('0.00000000');
    expect(ratioText(outsideRange(null, range))).toBe('0.00000000');
  });
});

describe('A line of a product with a range and a billing frequency', () => {
  const guided = product({ price: perUnit('100'), discountRange: { from: null, to: '0.15' }, billing: 'monthly' });
  const basis = basisOf({ P: guided });
  const worth = (percent: string, given = {}) => {
    const content = quote([line('P', '10', { discount: { percent } })], given);
    const priced = price(content, basis);
    return { measured: measure(priced, content, basis).lines[0], figures: lineFigures(priced, [], basis)[0] };
  };

  test('says to rules by how much it is outside, and to its row of which range', () => {
    const { measured, figures } = worth('0.25');

    expect(ratioText(measured?.outsideRange ?? exact('9'))).toBe('0.10000000');
    expect(figures?.outside).toEqual({ from: null, to: '0.15' });
    expect(worth('0.15').figures?.outside).toBeNull();
  });

  test('counts its share of the discount on the whole', () => {
    expect(worth('0.15', { headerDiscount: { percent: '0.01' } }).figures?.outside).not.toBeNull();
  });

  test('is billed otherwise where the quote bills it less or more often', () => {
    expect(worth('0').measured?.billedOtherwise).toBe(true);
    expect(worth('0', { billing: 'monthly' }).measured?.billedOtherwise).toBe(false);
    expect(isBilledOtherwise(quote([]), {})).toBe(false);
  });
});
