import { describe, expect, it } from '@jest/globals';
import type { PriceModel } from '../../src/domain/catalogue.ts';
import { unitPriceOf } from '../../src/web/editor/grid/unit-price.ts';

const figures = { unitPrice: '180', per: null, agreement: null };
const boxes: PriceModel = { kind: 'package', size: '50', unitPrice: '180' };

describe('the unit price of a line in the editor', () => {
  it('is that of one unit, with the period that it is for', () => {
    const model: PriceModel = { kind: 'perUnit', unitPrice: '180' };
    expect(unitPriceOf({ ...figures, per: 'month' }, model, 'USD')).toEqual({ price: '$180.00', of: '/mo' });
  });

  it('says of a package how many units it holds', () => {
    expect(unitPriceOf(figures, boxes, 'USD')).toEqual({ price: '$180.00', of: '/50' });
    expect(unitPriceOf({ ...figures, per: 'year' }, boxes, 'USD')).toEqual({ price: '$180.00', of: '/50 /yr' });
  });

  it('is that of one unit again where an agreement sets it', () => {
    const agreed = { ...figures, unitPrice: '3.2', agreement: { id: 'frame', name: 'Frame' } };
    expect(unitPriceOf(agreed, boxes, 'USD')).toEqual({ price: '$3.20', of: '' });
  });

  it('is no amount of a share of other lines, whatever those come to', () => {
    const share: PriceModel = { kind: 'percentOf', percent: '0.18', of: 'net' };
    expect(unitPriceOf({ ...figures, unitPrice: '85560', per: 'year' }, share, 'USD')).toEqual({
      price: null,
      of: '18% of net',
    });
  });

  it('depends on tiers where no single one tells', () => {
    expect(unitPriceOf({ ...figures, unitPrice: null }, undefined, 'USD')).toEqual({ price: null, of: 'by tiers' });
  });
});
