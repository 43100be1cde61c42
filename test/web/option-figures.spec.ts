import { describe, expect, it } from '@jest/globals';
import { columnsWith, explainedBy } from '../../src/web/editor/grid/columns.ts';
import { emptyLine } from '../../src/web/editor/edits.ts';
import type { LineFigures } from '../../src/web/editor/grid/figures.ts';
import { isSame, priceOf } from '../../src/web/editor/grid/figures.ts';
import { noStructure } from '../../src/web/editor/draft-structure.ts';
import { exact, mul } from '../../src/domain/exact.ts';
import { revaluer } from '../../src/domain/measures/revalue.ts';
import { openPrices } from '../../src/domain/pricing/open-prices.ts';
import { optionsOf } from '../../src/web/editor/structure/use-options.ts';
import { basisOf, line, perUnit, product, quote } from '../domain/offers.ts';
import { marksOf } from '../../src/web/editor/structure/marks-of.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' }) as const;
const figures: LineFigures = {
  id: 'L',
  family: 'platform',
  unitPrice: '500',
  per: 'year',
  list: usd('500.00'),
  net: usd('300.00'),
  margin: 'unknown',
  agreement: null,
  outside: null,
  named: false,
  option: { adds: usd('0.00'), because: ['agreedTotal'] },
};

describe('a line that the customer may still choose', () => {
  it('shows as its net what choosing it adds, and opens how that comes about', () => {
    expect(priceOf(figures)).toEqual(usd('0.00'));
    expect(priceOf({ ...figures, option: null })).toEqual(usd('300.00'));
    const opened = (isOutside: boolean) =>
      columnsWith({ periods: false, margins: true, currency: 'USD' }).map((column) => explainedBy(column, isOutside));
    expect(opened(true)).toEqual(opened(false).map((figure) => (figure === 'net' ? 'adds' : figure)));
    expect(opened(false)).toContain('net');
  });

  it('says why that is another amount than its own net', () => {
    const line = { ...emptyLine(), structure: { ...noStructure, optional: true } };
    expect(marksOf(line, undefined, figures).map(({ words }) => words)).toEqual([
      'Optional, outside the totals until chosen (+). Adds nothing to the total: $300.00 for itself, $300.00 less for the other lines, because the agreed total stays',
    ]);
  });

  it('is offered also when the draft holds a cost sheet whose costs are not shown', () => {
    const basis = openPrices(basisOf({ SEAT: product({ sku: 'SEAT', price: perUnit('500') }) }));
    const costSheet = [{ what: 'Days', quantity: '3', unitCost: 'hidden' }];
    const content = quote([line('SEAT', '2'), line('SEAT', '1', { id: 'more', optional: true })], {
      nonStandard: { customWork: { details: 'Connector', costSheet } },
    });
    const [more, ...others] = optionsOf(content, basis, revaluer());
    expect(others).toEqual([]);
    expect(more?.option.adds).toEqual(more?.net);
    expect(exact(more?.tcv?.amount ?? 'none')).toEqual(mul(exact(3), exact(more?.net.amount ?? 'none')));
    expect(more?.taken.nonStandard.customWork?.costSheet).toEqual(costSheet);
  });

  it('is drawn anew when what it adds changes', () => {
    expect(isSame(figures, { ...figures, option: { adds: usd('0.00'), because: ['agreedTotal'] } })).toBe(true);
    expect(isSame(figures, { ...figures, option: { adds: usd('1.00'), because: ['agreedTotal'] } })).toBe(false);
    expect(isSame(figures, { ...figures, option: null })).toBe(false);
  });
});
