import { describe, expect, it } from '@jest/globals';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { cloneOf, renewalOf } from '../../src/domain/reoffer.ts';

const content: QuoteContent = {
  priceBook: 'usd',
  currency: 'USD',
  start: '2026-01-01',
  termMonths: 12,
  paymentTerms: 'net60',
  billing: 'quarterly',
  validUntil: '2025-12-31',
  headerDiscount: { percent: '0.05' },
  nonStandard: { priceLock: { months: 12 } },
  lines: [
    { id: 'a', product: 'SEAT', quantity: '100', discount: { percent: '0.1' } },
    { id: 'b', product: 'SETUP', quantity: '1' },
    { id: 'c', product: 'SEAT', quantity: '10', start: '2026-07-01', termMonths: 6, discount: { amount: '50' } },
    { id: 'd', product: 'OLD', quantity: '1' },
  ],
};
const reoffering = {
  sold: new Set(['SEAT', 'SETUP']),
  products: {
    SEAT: { name: 'Seat', charge: 'recurring' },
    SETUP: { name: 'Setup', charge: 'one-time' },
    OLD: { name: 'Former module', charge: 'recurring' },
  },
} as const;

describe('a renewal', () => {
  const { content: renewed, leftOut } = renewalOf(content, reoffering, '2026-11-22');

  it('starts the day after the term for as many months, with the recurring lines all of its time', () => {
    expect(renewed).toEqual({
      ...content,
      start: '2027-01-01',
      validUntil: '2026-12-22',
      nonStandard: {},
      lines: [
        { id: 'a', product: 'SEAT', quantity: '100', discount: { percent: '0.1' } },
        { id: 'c', product: 'SEAT', quantity: '10' },
      ],
    });
  });

  it('says what it leaves out, each with its reason', () => {
    expect(leftOut.map(({ subject }) => subject)).toEqual([
      'SETUP Setup',
      'SEAT Seat',
      'OLD Former module',
      'What is not standard',
    ]);
  });

  it('of an offer with an amount off the total has none of it', () => {
    const again = renewalOf({ ...content, headerDiscount: { amount: '500' } }, reoffering, '2026-11-22');
    expect(again.content).not.toHaveProperty('headerDiscount');
    expect(again.leftOut.map(({ subject }) => subject)).toContain('Header discount');
  });

  it('of a term long past can still be accepted no longer than it runs', () => {
    const { validUntil, start } = renewalOf(content, reoffering, '2028-06-01').content;
    expect([start, validUntil]).toEqual(['2027-01-01', '2027-12-31']);
  });
});

describe('a clone', () => {
  it('is the same offer without what is not sold any more', () => {
    const { content: cloned, leftOut } = cloneOf(content, reoffering);
    expect(cloned).toEqual({ ...content, lines: content.lines.slice(0, 3) });
    expect(leftOut).toEqual([{ subject: 'OLD Former module', reason: expect.stringContaining('not sold') }]);
  });
});
