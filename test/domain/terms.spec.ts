import { describe, expect, it } from '@jest/globals';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { type TermsFrame, termsOf } from '../../src/domain/terms.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const basis = basisOf({
  SEAT: product({ sku: 'SEAT', name: 'Seat', price: perUnit('100') }),
  SETUP: product({ sku: 'SETUP', name: 'Setup', charge: 'one-time', price: perUnit('48000') }),
});
const frame = { wayToClose: 'negotiated-contract', routeToMarket: 'direct' } as TermsFrame;
const termsOfContent = (content: QuoteContent) => termsOf(frame, content, price(content, basis));
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('the terms that are hashed', () => {
  const ramped = line('SEAT', '1000', {
    ramp: [
      { from: '2028-01-01', quantity: '1500' },
      { from: '2029-01-01', quantity: '2000' },
    ],
  });

  it('hold what each step of a ramp comes to, which sums to the line', () => {
    const { lines, totals } = termsOfContent(quote([ramped, line('SETUP', '1')], { termMonths: 36 }));
    expect(lines[0]).toMatchObject({
      net: usd('450000.00'),
      segments: [
        { quantity: '1000', from: '2027-01-01', to: '2027-12-31', list: usd('100000.00'), net: usd('100000.00') },
        { quantity: '1500', from: '2028-01-01', to: '2028-12-31', net: usd('150000.00') },
        { quantity: '2000', from: '2029-01-01', to: '2029-12-31', net: usd('200000.00') },
      ],
    });
    expect(lines[1]).not.toHaveProperty('segments');
    expect(totals.net).toEqual(usd('498000.00'));
  });

  it('hold what may still be chosen beside what is sold, outside the totals', () => {
    const { lines, options, totals } = termsOfContent(
      quote([line('SEAT', '1'), line('SETUP', '1', { optional: true })]),
    );
    expect(lines.map(({ id }) => id)).toEqual(['SEAT']);
    expect(options).toMatchObject([{ id: 'SETUP', net: usd('48000.00'), adds: usd('48000.00') }]);
    expect(totals.net).toEqual(usd('100.00'));
  });

  it('hold what is paid when under a schedule of its own', () => {
    const { payments } = termsOfContent(
      quote([line('SETUP', '1')], {
        billing: 'custom',
        paymentSchedule: [
          { on: '2027-01-01', percent: '0.3' },
          { on: '2027-06-01', percent: '0.7', milestone: 'Go-live' },
        ],
      }),
    );
    expect(payments).toEqual([
      { on: '2027-01-01', amount: usd('14400.00') },
      { on: '2027-06-01', milestone: 'Go-live', amount: usd('33600.00') },
    ]);
  });

  it('of a plain offer are as they always were', () => {
    const content = quote([line('SEAT', '10')]);
    expect(termsOfContent(content)).toEqual({
      ...frame,
      content,
      end: '2027-12-31',
      lines: [
        {
          id: 'SEAT',
          product: 'SEAT',
          name: 'Seat',
          quantity: '10',
          from: '2027-01-01',
          to: '2027-12-31',
          list: usd('1000.00'),
          net: usd('1000.00'),
        },
      ],
      totals: { list: usd('1000.00'), net: usd('1000.00') },
    });
  });
});
