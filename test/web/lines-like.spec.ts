import { describe, expect, it } from '@jest/globals';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { linesLike } from '../../src/web/editor/like/lines-like.ts';

const content: QuoteContent = {
  priceBook: 'eur',
  currency: 'EUR',
  start: '2026-01-01',
  termMonths: 12,
  paymentTerms: 'net30',
  billing: 'annual',
  validUntil: '2025-12-31',
  nonStandard: {},
  lines: [
    { id: 'a', product: 'SEAT', quantity: '100', discount: { percent: '0.1' }, start: '2026-07-01', termMonths: 6 },
    { id: 'b', product: 'PLANT', quantity: '2', discount: { targetPrice: '92.50' } },
    { id: 'c', product: 'OLD', quantity: '1' },
  ],
};
const sold = new Set(['SEAT', 'PLANT']);

describe('lines like those of another quote', () => {
  it('are new lines with quantities, without the other term’s dates and, unless wanted, without discounts', () => {
    const { lines } = linesLike(content, { sold, currency: 'EUR', discounts: false });
    expect(lines.map(({ id, ...line }) => line)).toEqual([
      { product: 'SEAT', quantity: '100', discount: '', start: '', termMonths: '' },
      { product: 'PLANT', quantity: '2', discount: '', start: '', termMonths: '' },
    ]);
    expect(lines.map(({ id }) => id)).not.toContain('a');
  });

  it('bring discounts, but no amounts of another currency', () => {
    const same = linesLike(content, { sold, currency: 'EUR', discounts: true });
    expect(same.lines.map(({ discount }) => discount)).toEqual(['10%', '=92.50']);
    const other = linesLike(content, { sold, currency: 'USD', discounts: true });
    expect(other.lines.map(({ discount }) => discount)).toEqual(['10%', '']);
    expect(other.leftOut.map(({ subject }) => subject)).toEqual(['PLANT: its discount', 'OLD']);
  });
});
