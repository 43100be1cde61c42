import { describe, expect, it } from '@jest/globals';
import type { QuoteContent, QuoteLine } from '../../src/domain/offer.ts';
import { renewalOf } from '../../src/domain/renewal.ts';

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
  sold: new Set(['SEAT', 'SETUP', 'CALLS']),
  products: {
    SEAT: { name: 'Seat', charge: 'recurring' },
    SETUP: { name: 'Setup', charge: 'one-time' },
    OLD: { name: 'Former module', charge: 'recurring' },
    CALLS: { name: 'Calls', charge: 'usage' },
  },
  agreements: { ag: { name: 'Frame 2026', from: '2026-01-01', to: '2026-12-31' } },
} as const;
const today = '2026-11-22';

const renewed = (given: Partial<QuoteContent>) =>
  renewalOf({ ...content, nonStandard: {}, ...given }, reoffering, today);
const lineRenewed = (line: Partial<QuoteLine>) => {
  const { content: next, leftOut } = renewed({ lines: [{ id: 'a', product: 'SEAT', quantity: '100', ...line }] });
  return { line: next.lines[0], reasons: leftOut.map(({ reason }) => reason) };
};

describe('a renewal', () => {
  const { content: next, leftOut } = renewalOf(content, reoffering, today);

  it('starts the day after the term for as many months, with the recurring lines all of its time', () => {
    expect(next).toEqual({
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
    const again = renewed({ headerDiscount: { amount: '500' } });
    expect(again.content).not.toHaveProperty('headerDiscount');
    expect(again.leftOut.map(({ subject }) => subject)).toContain('Header discount');
  });

  it('of a term long past can still be accepted no longer than it runs', () => {
    const { validUntil, start } = renewalOf(content, reoffering, '2028-06-01').content;
    expect([start, validUntil]).toEqual(['2027-01-01', '2027-12-31']);
  });

  it('goes on from the last step of a ramp', () => {
    const ramp = [
      { from: '2026-04-01', quantity: '150' },
      { from: '2026-08-01', quantity: '200', unitPrice: '90' },
    ];
    expect(lineRenewed({ ramp })).toEqual({
      line: { id: 'a', product: 'SEAT', quantity: '200', discount: { targetPrice: '90' } },
      reasons: [expect.stringContaining('ramp is over')],
    });
  });

  it('keeps usage with the commitment it came to, and what is only expected', () => {
    const ramp = [{ from: '2026-07-01', quantity: '5000' }];
    const { line } = lineRenewed({ product: 'CALLS', ramp, usage: { commitment: '1000', overage: '0.02' } });
    expect(line).toEqual({
      id: 'a',
      product: 'CALLS',
      quantity: '100',
      usage: { commitment: '5000', overage: '0.02' },
    });
  });

  it('has no free time and no yearly rise of the past term, but the units that are free', () => {
    const given = { freeMonths: 1, freeMonthsAt: 'end', freeUnits: '2', uplift: '0.05' } as const;
    expect(lineRenewed(given)).toEqual({
      line: { id: 'a', product: 'SEAT', quantity: '100', freeUnits: '2' },
      reasons: [expect.stringContaining('free time'), expect.stringContaining('yearly rise')],
    });
  });

  it('keeps further discounts in percent and tells of those in money', () => {
    const furtherDiscounts = [
      { name: 'Volume', discount: { percent: '0.05' } },
      { name: 'Launch', discount: { amount: '500' } },
    ];
    const { line, reasons } = lineRenewed({ furtherDiscounts });
    expect(line?.furtherDiscounts).toEqual([furtherDiscounts[0]]);
    expect(reasons).toEqual([expect.stringContaining('Launch')]);
  });

  it('takes a choice that was made as sold, and leaves out what was not chosen', () => {
    const lines: QuoteLine[] = [
      { id: 'a', product: 'SEAT', quantity: '1', optional: true, chosen: true },
      { id: 'b', product: 'SEAT', quantity: '2', alternative: 'size' },
    ];
    const { content: next, leftOut } = renewed({ lines });
    expect(next.lines).toEqual([{ id: 'a', product: 'SEAT', quantity: '1' }]);
    expect(leftOut).toEqual([{ subject: 'SEAT Seat', reason: 'The customer did not choose it.' }]);
  });

  it('is priced by an agreement only while that covers its start', () => {
    expect(lineRenewed({ agreement: 'ag' })).toMatchObject({
      line: { id: 'a', product: 'SEAT', quantity: '100' },
      reasons: ['Its price agreement does not cover 2027-01-01.'],
    });
    const earlier = renewed({
      start: '2025-06-01',
      lines: [{ id: 'a', product: 'SEAT', quantity: '1', agreement: 'ag' }],
    });
    expect(earlier.content.lines[0]).toHaveProperty('agreement', 'ag');
  });

  it('of a co-termed offer starts after the common end and runs for a year by itself', () => {
    const { content: next, leftOut } = renewed({
      start: '2026-03-10',
      termMonths: 6,
      coTerm: { end: '2026-08-31', anniversary: '2025-09-01' },
      subscription: { id: 's', change: 'adds' },
      package: 'spring',
      freight: '10',
      lines: [],
    });
    expect(next).toMatchObject({ start: '2026-09-01', termMonths: 12 });
    for (const gone of ['coTerm', 'subscription', 'package', 'freight']) expect(next).not.toHaveProperty(gone);
    expect(leftOut.map(({ subject }) => subject)).toEqual([
      'Freight',
      'Common end',
      'Running subscription',
      'Package spring',
    ]);
  });

  it('is billed by the year where payments were agreed for the past term', () => {
    const { content: next, leftOut } = renewed({
      billing: 'custom',
      paymentSchedule: [{ on: '2026-01-01', percent: '1' }],
      lines: [],
    });
    expect(next).toMatchObject({ billing: 'annual' });
    expect(next).not.toHaveProperty('paymentSchedule');
    expect(leftOut.map(({ subject }) => subject)).toEqual(['Payment schedule']);
  });
});
