import { describe, expect, it } from '@jest/globals';
import { copiedRows, isTable, lineOf, pastedRows, problemsOf } from '../../src/web/editor/pasted-rows.ts';

const cellsOf = (text: string, fallback: 'point' | 'comma' = 'point') =>
  pastedRows(text, fallback).map(({ cells }) => Object.values(cells));
const wrong = (text: string) => pastedRows(text, 'point').map((row) => Object.keys(problemsOf(row, () => true)));

describe('rows pasted from a spreadsheet', () => {
  it('become lines by their places when nothing names the columns', () => {
    expect(cellsOf('SEAT\t1,250\t15%\r\nSETUP\r\n\r\nPLANT\t2\t\t92.50\t2027-02-01\t12')).toEqual([
      ['SEAT', '1250', '15%', '', ''],
      ['SETUP', '1', '', '', ''],
      ['PLANT', '2', '=92.5', '2027-02-01', '12'],
    ]);
  });

  it('follow the names of the columns, in any order, and skip those that say nothing here', () => {
    expect(cellsOf('Discount %\tDescription\tSKU\tQty\n15 %\tA "seat"\tSEAT\t5')).toEqual([
      ['SEAT', '5', '15%', '', ''],
    ]);
    expect(cellsOf('Artikelnummer\tBezeichnung\tMenge\tRabatt\tBeginn\nSEAT\tSitz\t1.250\t7,5 %\t01.02.2027')).toEqual([
      ['SEAT', '1250', '7.5%', '2027-02-01', ''],
    ]);
  });

  it('take a price beside a discount for the list’s, and alone for the one that is wanted', () => {
    expect(cellsOf('SKU\tQty\tUnit price\tDiscount\nSEAT\t5\t$100.00\t10%')).toEqual([['SEAT', '5', '10%', '', '']]);
    expect(cellsOf('SKU\tQty\tPrice\nSEAT\t5\t$92.50')).toEqual([['SEAT', '5', '=92.5', '', '']]);
  });

  it('are read as the sheet writes numbers, which any one of them tells', () => {
    expect(cellsOf('SEAT\t1.250\t7,5%\nPLANT\t2.000\t10%')).toEqual([
      ['SEAT', '1250', '7.5%', '', ''],
      ['PLANT', '2000', '10%', '', ''],
    ]);
    expect(cellsOf('SEAT\t1,250\t7.5%')).toEqual([['SEAT', '1250', '7.5%', '', '']]);
    expect(cellsOf('SEAT\t1.250\t', 'comma')).toEqual([['SEAT', '1250', '', '', '']]);
    expect(cellsOf('SEAT\t1 250\t-15%')).toEqual([['SEAT', '1250', '15%', '', '']]);
  });

  it('keep cells with quotes and line breaks together', () => {
    expect(cellsOf('SKU\tNote\tQty\nSEAT\t"one\ntwo ""three"""\t5')).toEqual([['SEAT', '5', '', '', '']]);
  });

  it('say which cell cannot be read, also one that can be read in two ways', () => {
    expect(wrong('SEAT\t0\nSEAT\tmany\n\t5\nSEAT\t5\tlots\nSEAT\t5\t0.15\nSEAT\t5\t7.5%')).toEqual([
      ['quantity'],
      ['quantity'],
      ['product'],
      ['discount'],
      ['discount'],
      [],
    ]);
    expect(wrong('SKU\tStart\tMonths\nSEAT\t03/04/2027\t12\nSEAT\t31/12/2027\ta year')).toEqual([
      ['start'],
      ['termMonths'],
    ]);
  });

  it('name a SKU that the price book does not have', () => {
    const [row] = pastedRows('NOPE\t1', 'point');
    expect(row && problemsOf(row, () => false)).toEqual({ product: expect.stringContaining('Not in this price book') });
  });

  it('come back as they were when lines are copied', () => {
    const lines = pastedRows('SEAT\t1250\t=92.5\nPLANT\t2\t15%\t\t2027-02-01\t12', 'point').map(lineOf);
    expect(pastedRows(copiedRows(lines), 'comma').map(({ cells }) => cells.quantity)).toEqual(['1250', '2']);
    expect(
      pastedRows(copiedRows(lines), 'point')
        .map(lineOf)
        .map(({ id, ...line }) => line),
    ).toEqual(lines.map(({ id, ...line }) => line));
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
