import { describe, expect, it } from '@jest/globals';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { cloneOf } from '../../src/domain/reoffer.ts';
import { line, quote } from './offers.ts';

const reoffering = {
  sold: new Set(['SEAT']),
  products: {
    SEAT: { name: 'Seat', charge: 'recurring' },
    OLD: { name: 'Former module', charge: 'recurring' },
  },
} as const;
const seats = line('SEAT', '100', {
  ramp: [{ from: '2027-06-01', quantity: '200' }],
  freeMonths: 1,
  uplift: '0.05',
  optional: true,
});
const content: QuoteContent = quote([seats, line('OLD', '1')], {
  coTerm: { end: '2027-12-31', anniversary: '2027-01-01' },
  subscription: { id: 's', change: 'adds' },
});
const notSold = { subject: 'OLD Former module', reason: expect.stringContaining('not sold') };

describe('a clone', () => {
  it('is the same offer, ramps, free time and common end with it, without what is not sold any more', () => {
    expect(cloneOf(content, reoffering)).toEqual({ content: { ...content, lines: [seats] }, leftOut: [notSold] });
  });

  it('is in no package: that counts the offer it is made from', () => {
    const { content: cloned, leftOut } = cloneOf({ ...content, lines: [seats], package: 'spring' }, reoffering);
    expect(cloned).not.toHaveProperty('package');
    expect(leftOut).toEqual([{ subject: 'Package spring', reason: expect.any(String) }]);
  });

  it('keeps a schedule of payments in shares, and one in amounts while its total stands', () => {
    const shares = { billing: 'custom', paymentSchedule: [{ on: '2027-01-01', percent: '1' }] } as const;
    const amounts = { billing: 'custom', paymentSchedule: [{ on: '2027-01-01', amount: '100' }] } as const;
    const scheduled = (given: object, lines = content.lines) => cloneOf({ ...content, ...given, lines }, reoffering);
    expect(scheduled(shares).content).toMatchObject(shares);
    expect(scheduled(amounts, [seats]).content).toMatchObject(amounts);
    const { content: cloned, leftOut } = scheduled(amounts);
    expect(cloned).toMatchObject({ billing: 'annual' });
    expect(leftOut).toEqual([notSold, { subject: 'Payment schedule', reason: expect.any(String) }]);
  });

  it('names no line for custom work that it does not have', () => {
    const customWork = { details: 'Connector', line: 'OLD' };
    const { content: cloned } = cloneOf({ ...content, nonStandard: { customWork } }, reoffering);
    expect(cloned.nonStandard).toEqual({ customWork: { details: 'Connector' } });
  });
});
