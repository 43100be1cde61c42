import { describe, expect, it } from '@jest/globals';
import { shownTo } from '../../src/domain/confidentiality.ts';
import { sheetTotal, withKeptCosts } from '../../src/domain/cost-sheet.ts';
import { equals, exact } from '../../src/domain/exact.ts';
import { measure } from '../../src/domain/measures/measure.ts';
import type { CostSheetRow, QuoteContent } from '../../src/domain/offer.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const days: CostSheetRow = { what: 'Engineer days', quantity: '30', unitCost: '650.50' };
const travel: CostSheetRow = { what: 'Travel', quantity: '2', unitCost: '400' };
const secret = (row: CostSheetRow): CostSheetRow => ({ ...row, unitCost: 'hidden' });
const work = (...costSheet: CostSheetRow[]): QuoteContent =>
  quote([line('work', '1')], { nonStandard: { customWork: { details: 'Connector', line: 'work', costSheet } } });
const sheetOf = (content: QuoteContent) => content.nonStandard.customWork?.costSheet;

describe('a cost sheet', () => {
  it('is the cost of the line that charges the work', () => {
    const basis = basisOf({
      work: product({ sku: 'work', price: perUnit('40000'), charge: 'one-time', unitCost: '1' }),
    });
    const content = work(days, travel);
    expect(measure(price(content, basis), content, basis)).toMatchObject({
      cost: 20_315_00n,
      marginAmount: 19_685_00n,
    });
  });

  it('without a row says no cost: that of the product stands', () => {
    const basis = basisOf({
      work: product({ sku: 'work', price: perUnit('40000'), charge: 'one-time', unitCost: '30000' }),
    });
    expect(measure(price(work(), basis), work(), basis)).toMatchObject({ cost: 30_000_00n });
  });

  it('comes to quantities times unit costs, and to nothing known where one is not shown', () => {
    const total = sheetTotal([days, travel]);
    expect(total && equals(total, exact('20315'))).toBe(true);
    expect(sheetTotal([days, secret(travel)])).toBeUndefined();
  });

  it('leaves without its costs for who may not see them, and with them for who may', () => {
    const content = work(days, travel);
    for (const cost of ['hidden', 'band'] as const)
      expect(shownTo({ cost, margin: 'band' }, content)).toEqual(work(secret(days), secret(travel)));
    expect(shownTo({ cost: 'visible', margin: 'visible' }, content)).toEqual(content);
  });

  it('that comes back as it was shown keeps its costs, whatever else is written', () => {
    const more = { ...secret(days), quantity: '40' };
    const back = withKeptCosts(work(secret(travel), more, { ...travel, what: 'Licences' }), [days, travel]);
    expect(back).toMatchObject({ content: expect.anything() });
    if ('content' in back)
      expect(sheetOf(back.content)).toEqual([travel, { ...days, quantity: '40' }, { ...travel, what: 'Licences' }]);
  });

  it('keeps a cost once for each row that had it', () => {
    const dearer = { ...days, unitCost: '900' };
    const back = withKeptCosts(work(secret(days), secret(days)), [days, dearer]);
    if ('content' in back) expect(sheetOf(back.content)).toEqual([days, dearer]);
    expect(withKeptCosts(work(secret(days), secret(days)), [days])).toHaveProperty('problems');
  });

  it('has to say the cost of what is new', () => {
    expect(withKeptCosts(work(secret({ ...days, what: 'Tests' })), [days])).toEqual({
      problems: [
        {
          pointer: '/nonStandard/customWork/costSheet/0/unitCost',
          message: 'Say what a unit of Tests costs: it is new.',
        },
      ],
    });
    expect(withKeptCosts(work(secret(days)), [])).toHaveProperty('problems');
    expect(withKeptCosts(work(secret(days)), [secret(days)])).toHaveProperty('problems');
  });
});
