import { describe, expect, it } from '@jest/globals';
import type { PriceModel } from '../../src/web/api/types.ts';
import { modelOf, typedPrice } from '../../src/web/catalogue/typed-price.ts';

describe('a price in its form', () => {
  it.each<PriceModel>([
    { kind: 'flat', amount: '100' },
    { kind: 'perUnit', unitPrice: '12.345' },
    {
      kind: 'volume',
      tiers: [
        { upTo: '10', unitPrice: '9' },
        { upTo: null, unitPrice: '8' },
      ],
    },
    { kind: 'package', size: '50', unitPrice: '180.00' },
  ])('comes out of it as it went in: $kind', (model) => {
    expect(modelOf(typedPrice(model))).toEqual(model);
  });

  it.each([
    ['0.18', '18'],
    ['0.185', '18.5'],
    ['0.0725', '7.25'],
    ['1', '100'],
    ['0.005', '0.5'],
  ])('shows a share of %s as %s percent, and sends percent', (percent, shown) => {
    const model: PriceModel = { kind: 'percentOf', percent, of: 'net', families: ['Platform'] };
    expect(typedPrice(model).percent).toBe(shown);
    expect(modelOf(typedPrice(model))).toEqual({ ...model, percent: `${shown}%` });
  });

  it('keeps what was typed when the kind changes, and leaves out what nobody chose', () => {
    const typed = { ...typedPrice({ kind: 'flat', amount: '100' }), kind: 'perUnit' as const };
    expect(modelOf(typed)).toEqual({ kind: 'perUnit', unitPrice: '100' });
    expect(modelOf({ ...typed, kind: 'percentOf', percent: ' 20 % ' })).toEqual({
      kind: 'percentOf',
      percent: '20%',
      of: 'net',
    });
  });
});
