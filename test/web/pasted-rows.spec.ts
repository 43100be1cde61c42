import { describe, expect, it } from '@jest/globals';
import {
  copiedRows,
  fieldsOf,
  isTable,
  lineOf,
  pastedRows,
  problemsOf,
  unusedHeads,
} from '../../src/web/editor/pasted-rows.ts';

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

describe('columns for what a line has beside its cells', () => {
  const structureOf = (text: string) => pastedRows(text, 'point', '2027-01-01').map((row) => lineOf(row).structure);

  it('are known by their heads, and become the structure of the line', () => {
    const head = 'SKU\tQty\tFree months\tFree units\tUplift\tOptional\tHeading';
    expect(structureOf(`${head}\nSEAT\t1,250\t2\t10\t3%\tyes\tPlatform\nPLANT\t1\t\t\t\tno\t`)).toEqual([
      expect.objectContaining({ freeMonths: '2', freeUnits: '10', uplift: '3%', optional: true, group: 'Platform' }),
      undefined,
    ]);
    expect(structureOf('SKU\tCommitment\tMinimum\tOverage price\tAlternative\nCALLS\t2,000\t500\t0.45\tA')).toEqual([
      expect.objectContaining({ commitment: '2000', minimum: '500', overage: '0.45', alternative: 'A' }),
    ]);
    expect(structureOf('Artikelnummer\tFreimonate\tPreiserhöhung\nSEAT\t1\t2,5 %')).toEqual([
      expect.objectContaining({ freeMonths: '1', uplift: '2.5%' }),
    ]);
  });

  it('count the months to an inclusive end, from the line’s own start or the quote’s', () => {
    const months = (text: string) => pastedRows(text, 'point', '2027-01-01').map(({ cells }) => cells.termMonths);
    expect(months('SKU\tStart\tEnd\nA\t2027-03-01\t2028-02-29\nB\t\t2027-12-31')).toEqual(['12', '12']);
    expect(months('SKU\tEnd\tMonths\nA\t2027-12-31\t6')).toEqual(['6']);
    expect(wrong('SKU\tStart\tEnd\nA\t2027-03-01\t2028-02-15\nB\t2027-03-01\tsoon')).toEqual([
      ['termMonths'],
      ['termMonths'],
    ]);
  });

  it('say which cell cannot be read, and are shown only where they are named', () => {
    const text = 'SKU\tFree months\tUplift\tOptional\nA\thalf\t-3%\tperhaps\nB\t1\t0.03\tx\nC\t\t0%\t';
    expect(wrong(text)).toEqual([['freeMonths', 'uplift', 'optional'], ['uplift'], []]);
    expect(fieldsOf(pastedRows(text, 'point')).slice(5)).toEqual(['freeMonths', 'uplift', 'optional']);
    expect(fieldsOf(pastedRows('A\t1', 'point'))).toHaveLength(5);
  });

  it('that no line can hold are told by name', () => {
    expect(unusedHeads('SKU\tQty\tPartner margin\tDescription\t\nA\t1\t10%\tSeat')).toEqual([
      'Partner margin',
      'Description',
    ]);
    expect(unusedHeads('SEAT\t5\t10%')).toEqual([]);
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
