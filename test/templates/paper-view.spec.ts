import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { date, dates, money, percent, quantity } from '../../src/documents/view-models/figures.ts';
import { paperView } from '../../src/documents/view-models/paper.ts';
import { paperPricing } from '../../src/documents/view-models/paper-pricing.ts';
import type { PriceModel, PricingBasis } from '../../src/domain/offer.ts';
import { samplePaper } from './sample-paper.ts';

describe('a figure', () => {
  it('keeps every digit of a decimal text', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.integer({ min: 0, max: 99 }),
        (whole, cents) => {
          const amount = `${whole}.${String(cents).padStart(2, '0')}`;
          expect(money({ amount, currency: 'USD' }).text.replaceAll(/[$,]/g, '')).toBe(amount);
        },
      ),
    );
  });

  it.each([
    ['money of the minor unit', money({ amount: '1105.64', currency: 'USD' }).text, '$1,105.64'],
    ['a unit price finer than the minor unit', money({ amount: '0.00125', currency: 'EUR' }).text, '€0.00125'],
    ['whole money', money({ amount: '19', currency: 'GBP' }).text, '£19.00'],
    ['a quantity', quantity('12500.5').text, '12,500.5'],
    ['a ratio', percent('0.12500000').text, '12.5%'],
    ['a date', date('2026-12-31').text, '31 December 2026'],
    ['a period', dates('2027-01-01', '2027-12-31'), '1 January 2027 – 31 December 2027'],
    ['a period of one day', dates('2027-01-01', '2027-01-01'), '1 January 2027'],
  ])('%s', (_, text, expected) => expect(text).toBe(expected));
});

describe('the derivation of a line', () => {
  interface Offer {
    price: PriceModel;
    per?: 'month' | 'year' | null;
    quantity?: string;
    termMonths?: number;
    start?: string;
  }

  const lineOf = ({ price, per = 'year', quantity: count = '1', termMonths = 12, start }: Offer) => {
    const basis: PricingBasis = {
      currency: 'USD',
      proration: 'daily',
      policyCurrency: 'USD',
      policyRate: '1',
      products: {
        p: {
          sku: 'S',
          name: 'Seats',
          family: 'F',
          charge: per === null ? 'one-time' : 'recurring',
          unit: 'seat',
          pricePeriod: per,
          price,
          unitCost: null,
        },
      },
    };
    const { headerDiscount, ...content } = samplePaper('proposal').content;
    const lines = [{ id: 'l', product: 'p', quantity: count, start }];
    return paperPricing({ ...content, start: '2027-01-01', termMonths, lines }, basis).lines[0];
  };

  it('is left out where unit price × quantity gives the amount', () => {
    const line = lineOf({ price: { kind: 'perUnit', unitPrice: '228.00' }, quantity: '10' });
    expect(line).toMatchObject({ derivation: '', list: { amount: '2280.00' } });
    expect(lineOf({ price: { kind: 'flat', amount: '500' }, per: null })).toMatchObject({ derivation: '' });
  });

  it('shows the periods of a longer term', () => {
    const seats = lineOf({ price: { kind: 'perUnit', unitPrice: '19' }, per: 'month', quantity: '50' });
    expect(seats?.derivation).toBe('50 × $19.00 × 12 months');
    expect(lineOf({ price: { kind: 'flat', amount: '500' }, termMonths: 24 })?.derivation).toBe('$500.00 × 2 years');
  });

  it('shows days of a year that is not whole, and the parts of graduated tiers', () => {
    const tiers = [
      { upTo: '10', unitPrice: '30' },
      { upTo: null, unitPrice: '24.5' },
    ];
    const line = lineOf({ price: { kind: 'graduated', tiers }, quantity: '12', termMonths: 18 });
    expect(line).toMatchObject({
      unitPrice: null,
      derivation: '(10 × $30.00 + 2 × $24.50) × (1 year + 182 of 366 days)',
    });
  });

  it('of 10 × $228 a year for 177 of 365 days gives $1,105.64', () => {
    const line = lineOf({ price: { kind: 'perUnit', unitPrice: '228.00' }, quantity: '10', start: '2027-07-08' });
    expect(line).toMatchObject({ derivation: '10 × $228.00 × 177 of 365 days', list: { amount: '1105.64' } });
  });
});

describe('a paper for the customer', () => {
  it('never carries cost, margin or an internal measure', () => {
    const view = JSON.stringify(paperView(samplePaper('contract')));
    expect(view).not.toMatch(/"(unitCost|cost|margin\w*|acv|arr|mrr|tcv\w*|daysToCash|policy\w*|risk)"/i);
  });

  it('shows a digest short enough to compare by eye, and says when there is none yet', () => {
    const input = samplePaper('proposal');
    expect(paperView(input).digest.text).toBe('3f9a 1c20 77be');
    expect(paperView({ ...input, termsHash: null }).digest).toEqual({ sha256: '', text: 'not submitted' });
  });

  it('has no discount share where list is zero, and no clauses unless it is a contract', () => {
    const input = samplePaper('proposal');
    const totals = { ...input.totals, discountRatio: null, discount: { amount: '0.00', currency: 'USD' as const } };
    expect(paperView({ ...input, totals }).totals).toMatchObject({ discountPercent: '', discounted: false });
    expect(paperView(input).clauses).toEqual([]);
  });

  it('lists the departures in words, in a fixed order', () => {
    const { departures } = paperView({ ...samplePaper('contract') });
    expect(departures.map(({ id }) => id)).toEqual([
      'terminationForConvenience',
      'unlimitedLiability',
      'priceLock',
      'autoRenewalOptOut',
      'customerPaper',
      'futureProduct',
      'secondInstance',
      'customWork',
    ]);
    expect(departures[0]?.text).toContain('90 days written notice');
  });
});
