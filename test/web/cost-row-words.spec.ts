import { describe, expect, it } from '@jest/globals';
import { costRowWords } from '../../src/web/parts/cost-row-words.ts';

describe('a row of the cost sheet of custom work', () => {
  it('is told to who may know its cost in money of the offer, as other amounts are', () => {
    const row = { what: 'Solution engineer days', quantity: '1200.5', unitCost: '812.5' };
    expect(costRowWords(row, 'USD')).toBe('1,200.5 × Solution engineer days at $812.50');
  });

  it('keeps what of a unit cost is below the least coin', () => {
    expect(costRowWords({ what: 'Call', quantity: '3', unitCost: '0.0125' }, 'EUR')).toBe('3 × Call at €0.0125');
  });
});
