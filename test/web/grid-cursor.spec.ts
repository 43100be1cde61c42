import { describe, expect, it } from '@jest/globals';
import { columnsWith } from '../../src/web/editor/grid/columns.ts';
import { moved, tabbed } from '../../src/web/editor/grid/cursor.ts';

const columns = columnsWith({ periods: false, margins: true, currency: 'USD' });
const place = (key: string): number => columns.findIndex((column) => column.key === key);

describe('the cursor of the line grid', () => {
  it('stops at the edges', () => {
    expect(moved({ row: 0, column: 0 }, 'up', 3, columns.length)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 2, column: 0 }, 'pageDown', 3, columns.length)).toEqual({ row: 2, column: 0 });
    expect(moved({ row: 0, column: 0 }, 'down', 0, columns.length)).toEqual({ row: 0, column: 0 });
  });

  it('goes by Tab through the cells that can be written in, over the ends of lines', () => {
    const quantity = { row: 0, column: place('quantity') };
    const discount = { row: 0, column: place('discount') };
    expect(tabbed(quantity, 1, 2, columns)).toEqual(discount);
    expect(tabbed(discount, 1, 2, columns)).toEqual({ row: 1, column: place('product') });
    expect(tabbed({ row: 1, column: 0 }, -1, 2, columns)).toEqual(discount);
  });

  it('leaves the lines by Tab after the last cell and before the first', () => {
    expect(tabbed({ row: 1, column: place('discount') }, 1, 2, columns)).toBeUndefined();
    expect(tabbed({ row: 0, column: 0 }, -1, 2, columns)).toBeUndefined();
  });
});
