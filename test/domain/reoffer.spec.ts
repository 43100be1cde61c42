import { describe, expect, it } from '@jest/globals';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { cloneOf, withPaymentsOf } from '../../src/domain/reoffer.ts';
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

  it('is paid as it was, and where its amounts do not come to it any more in the same shares of it', () => {
    const paid = (paymentSchedule: QuoteContent['paymentSchedule']) =>
      withPaymentsOf({ content: { ...content, billing: 'custom', paymentSchedule }, leftOut: [] }, 80_000n);
    const inShares = [{ on: '2027-01-01', percent: '1' }];
    expect(paid(inShares).content.paymentSchedule).toEqual(inShares);
    const fitting = [{ on: '2027-01-01', amount: '800.00' }];
    expect(paid(fitting)).toMatchObject({ content: { paymentSchedule: fitting }, leftOut: [] });
    const nothing = { on: '2027-02-01', amount: '0.00' };
    expect(paid([...fitting, nothing])).toMatchObject({ content: { paymentSchedule: fitting }, leftOut: [] });
    expect(
      paid([
        { on: '2027-01-01', amount: '100.00' },
        nothing,
        { on: '2027-03-01', milestone: 'Go-live', amount: '100.00' },
        { on: '2027-06-01', amount: '100.00' },
      ]),
    ).toMatchObject({
      content: {
        billing: 'custom',
        paymentSchedule: [
          { on: '2027-01-01', percent: '0.3333333334' },
          { on: '2027-03-01', milestone: 'Go-live', percent: '0.3333333333' },
          { on: '2027-06-01', percent: '0.3333333333' },
        ],
      },
      leftOut: [{ subject: 'Payment schedule', reason: expect.stringContaining('came to 300.00 USD; of the 800.00') }],
    });
  });

  it('names no line for custom work that it does not have', () => {
    const customWork = { details: 'Connector', line: 'OLD' };
    const { content: cloned } = cloneOf({ ...content, nonStandard: { customWork } }, reoffering);
    expect(cloned.nonStandard).toEqual({ customWork: { details: 'Connector' } });
  });
});
