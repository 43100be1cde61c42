import { describe, expect, it } from '@jest/globals';
import { sideWords } from '../../src/web/parts/change-words.ts';

describe('one side of what differs between two versions', () => {
  it.each([
    [
      'element',
      'terminationForConvenience',
      '30 days of notice, for a fee of 5000 USD',
      '30 days of notice, for a fee of $5,000.00',
    ],
    [
      'element',
      'customWorkCost',
      '10 × Connector at 650 EUR, 2 × Rack at 0.125 EUR',
      '10 × Connector at €650.00, 2 × Rack at €0.125',
    ],
    [
      'line',
      'ramp',
      '100 from 2027-01-01, 150 at 90 USD each from 2027-07-01',
      '100 from Jan 1, 2027, 150 at $90.00 each from Jul 1, 2027',
    ],
    [
      'line',
      'furtherDiscounts',
      'Volume 12.5% off, then Launch 1500 USD off',
      'Volume 12.5% off, then Launch $1,500.00 off',
    ],
    ['term', 'headerDiscount', 'amount 1500 USD', '$1,500.00 off'],
    ['line', 'discount', 'targetPrice 228.5 USD', 'to $228.50'],
    ['term', 'freight', '900 JPY', '¥900'],
    ['element', 'licenceType', 'Named users, 20 CPU at most', 'Named users, 20 CPU at most'],
  ] as const)('of %s %s is written out: %s', (kind, field, value, words) => {
    expect(sideWords({ kind, field }, value)).toBe(words);
  });
});
