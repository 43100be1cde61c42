import { describe, expect, it } from '@jest/globals';
import { quoteOfFigures } from '../../src/web/deal/quote-of-figures.ts';

type Quotes = Parameters<typeof quoteOfFigures>[0]['quotes'];

const quote = (id: string, state: string, amount: string) =>
  ({ id, state, measures: { tcv: { amount, currency: 'EUR' } } }) as Quotes[number];
const of = (amount: string | null, quotes: Quotes) =>
  quoteOfFigures({ tcv: amount === null ? null : { amount, currency: 'EUR' }, quotes })?.id;

describe('the quote that the figures of a deal are of', () => {
  it('is the signed one, whatever came after it', () => {
    expect(of('20.00', [quote('A', 'signed', '10.00'), quote('B', 'draft', '20.00')])).toBe('A');
  });

  it('is of several alive the one that is worth what the deal is, though another was opened later', () => {
    expect(of('10.00', [quote('A', 'inReview', '10.00'), quote('B', 'draft', '20.00')])).toBe('A');
    expect(of('10.00', [quote('A', 'withdrawn', '10.00'), quote('B', 'draft', '20.00')])).toBe('B');
  });

  it('is the latest where none is worth as much, and none where there is no quote', () => {
    expect(of(null, [quote('A', 'withdrawn', '10.00'), quote('B', 'withdrawn', '20.00')])).toBe('B');
    expect(of('10.00', [])).toBeUndefined();
  });
});
