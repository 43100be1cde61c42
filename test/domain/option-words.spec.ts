import { describe, expect, it } from '@jest/globals';
import { addedPriceWords } from '../../src/domain/option-words.ts';
import type { OptionCause } from '../../src/domain/pricing/priced.ts';

const words = (net: string, adds: string, ...because: OptionCause[]) =>
  addedPriceWords(
    { net: { amount: net, currency: 'USD' }, adds: { amount: adds, currency: 'USD' }, because },
    ({ amount }) => `$${amount}`,
  );

describe('why an option adds another amount than its own net', () => {
  it.each<[string, string, OptionCause[], string]>([
    [
      '300.00',
      '0.00',
      ['agreedTotal'],
      'Adds nothing to the total: $300.00 for itself, $300.00 less for the other lines, because the agreed total stays',
    ],
    [
      '450.00',
      '500.00',
      ['sharedDiscount'],
      'Adds $500.00 to the total: $450.00 for itself, $50.00 more for the other lines, because the discount on the total is shared with it',
    ],
    [
      '500.00',
      '600.00',
      ['shareOfLines'],
      'Adds $600.00 to the total: $500.00 for itself, $100.00 more for the other lines, because some of them are a share of it',
    ],
    [
      '300.00',
      '-200.00',
      ['replaces'],
      'Takes $200.00 off the total: $300.00 for itself, $500.00 less for the other lines, because it takes the place of one of them',
    ],
    [
      '0.04',
      '0.05',
      ['rounding'],
      'Adds $0.05 to the total: $0.04 for itself, $0.01 more for the other lines, by rounding',
    ],
    [
      '500.00',
      '650.00',
      ['shareOfLines', 'sharedDiscount'],
      'Adds $650.00 to the total: $500.00 for itself, $150.00 more for the other lines, because some of them are a share of it and because the discount on the total is shared with it',
    ],
  ])('%s of its own, %s in all', (net, adds, because, told) => {
    expect(words(net, adds, ...because)).toBe(told);
  });

  it('is not said of one that adds its own net', () => {
    expect(words('500.00', '500.00')).toBeUndefined();
  });
});
