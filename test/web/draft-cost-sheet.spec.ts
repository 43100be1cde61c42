import { describe, expect, it } from '@jest/globals';
import type { CostSheetRow } from '../../src/domain/offer.ts';
import { errorsByLine } from '../../src/web/editor/draft.ts';
import { costOf, readCostSheet, writtenPlaces } from '../../src/web/editor/draft-cost-sheet.ts';
import { pastedSheet } from '../../src/web/editor/pasted-sheet.ts';

function read(...costSheet: CostSheetRow[]) {
  const errors: Record<string, string> = {};
  const { customWork } = readCostSheet(
    { customWork: { details: 'Connector', line: 'l1', costSheet } },
    (field, message) => {
      errors[field] = message;
    },
  );
  return { sheet: customWork?.costSheet, errors };
}

describe('a cost sheet that is being written', () => {
  it('becomes decimal text, however its numbers are written', () => {
    const { sheet, errors } = read({ what: ' Days ', quantity: '1,200', unitCost: '650.50' });
    expect([sheet, errors]).toEqual([[{ what: 'Days', quantity: '1200', unitCost: '650.5' }], {}]);
  });

  it('leaves out rows in which nothing is written, and says at which cells something is missing', () => {
    expect(read({ what: '', quantity: '1', unitCost: '' })).toEqual({ sheet: undefined, errors: {} });
    expect(
      read({ what: 'Days', quantity: 'x', unitCost: '' }, { what: '', quantity: '1', unitCost: '3' }).errors,
    ).toEqual({ '0/quantity': 'Give a number.', '0/unitCost': 'Give an amount.', '1/what': 'Say what.' });
  });

  it('costs what its rows come to, with the decimals of the currency, and nothing known while one cannot be read', () => {
    const work = (unitCost: string) => ({ details: 'x', costSheet: [{ what: 'Days', quantity: '1.5', unitCost }] });
    expect(costOf(work('1,001'), 'ISK')).toEqual({ amount: '1502', currency: 'ISK' });
    expect(costOf(work('0.001'), 'BHD')).toEqual({ amount: '0.002', currency: 'BHD' });
    expect([costOf(work('x'), 'USD'), costOf(work('hidden'), 'USD')]).toEqual([undefined, undefined]);
  });

  it('tells what is wrong by the rows that are sent, as the server does', () => {
    const empty = { what: '', quantity: '1', unitCost: '' };
    const wrong = { what: 'Days', quantity: '2', unitCost: 'x' };
    expect(read(empty, wrong).errors).toEqual({ '0/unitCost': 'Give an amount.' });
    expect(writtenPlaces([empty, wrong, empty, wrong])).toEqual([undefined, 0, undefined, 1]);
  });

  it('shows what the server says of a row at its cell, and of another element at its field', () => {
    const pointers = [
      '/nonStandard/customWork/costSheet/1/unitCost',
      '/nonStandard/customWork/line',
      '/nonStandard/terminationForConvenience/fee',
      '/nonStandard/customPaymentSchedule',
    ];
    const problems = pointers.map((pointer) => ({ pointer, message: 'No.' }));
    expect(Object.keys(errorsByLine(problems, []))).toEqual(pointers);
  });

  it('sends back a cost that was not shown as it came', () => {
    const row = { what: 'Days', quantity: '2', unitCost: 'hidden' };
    expect(read(row)).toEqual({ sheet: [row], errors: {} });
  });

  it('takes rows of a spreadsheet, and a text as a text', () => {
    expect(pastedSheet('Days\t30\t650\nTravel\t2\t400\n')).toEqual([
      { what: 'Days', quantity: '30', unitCost: '650' },
      { what: 'Travel', quantity: '2', unitCost: '400' },
    ]);
    expect(pastedSheet('Engineer days')).toBeUndefined();
  });
});
