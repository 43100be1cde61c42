import { describe, expect, it } from '@jest/globals';
import { isTable, pastedLines } from '../../src/web/editor/pasted-rows.ts';

describe('rows pasted from a spreadsheet', () => {
  it('become lines, without the row that names the columns', () => {
    const { lines, bad } = pastedLines('SKU\tQuantity\tDiscount\r\nSEAT\t1,250\t15%\r\nSETUP\r\n');
    expect(lines.map(({ product, quantity, discount }) => [product, quantity, discount])).toEqual([
      ['SEAT', '1250', '15%'],
      ['SETUP', '1', ''],
    ]);
    expect(bad).toEqual([]);
  });

  it('are given back with place and reason when they cannot be read', () => {
    const { lines, bad } = pastedLines('SEAT\t0\nSEAT\tmany\n\t5\nSEAT\t5\t7,5%\nSEAT\t5\t7.5%');
    expect(lines).toHaveLength(1);
    expect(bad.map(({ row }) => row)).toEqual([1, 2, 3, 4]);
    expect(bad[3]?.reason).toContain('7,5%');
  });
});

describe('text from the clipboard', () => {
  it.each([
    ['15%', false],
    ['15%\n', false],
    ['SEAT\t5', true],
    ['SEAT\nSETUP', true],
  ])('%j is a table: %j', (text, table) => {
    expect(isTable(text)).toBe(table);
  });
});
