import { describe, expect, it } from '@jest/globals';
import { columnsWith, leastOfProduct } from '../../src/web/editor/grid/columns.ts';

const widthOf = (currency: 'USD' | 'BHD', key: string) =>
  Number.parseInt(
    columnsWith({ periods: true, margins: false, currency }).find((column) => column.key === key)?.width ?? '',
    10,
  );

describe('the columns of the lines', () => {
  it('are wider where amounts begin with the code of their currency, so that none is cut', () => {
    for (const key of ['unitPrice', 'list']) expect(widthOf('BHD', key)).toBeGreaterThan(widthOf('USD', key));
    expect(widthOf('BHD', 'start')).toBe(widthOf('USD', 'start'));
  });

  it('leave less to the product where lines have dates of their own', () => {
    const least = (periods: boolean) => leastOfProduct(columnsWith({ periods, margins: false, currency: 'BHD' }));
    expect([least(false), least(true)]).toEqual(['130px', '112px']);
  });
});
