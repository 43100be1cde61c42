import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { schedule } from '../../src/domain/billing/schedule.ts';
import { decimalText, div, ratio } from '../../src/domain/exact.ts';
import { overTime, viewOverTime } from '../../src/domain/measures/over-time.ts';
import { mrrOn } from '../../src/domain/measures/recurring.ts';
import { minorToExact } from '../../src/domain/money.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { anyOffer } from './any-offer.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const basis = basisOf({
  SEAT: product({ sku: 'SEAT', price: perUnit('1200') }),
  SETUP: product({ sku: 'SETUP', charge: 'one-time', price: perUnit('48000') }),
  CALLS: product({ sku: 'CALLS', charge: 'usage', pricePeriod: 'month', price: perUnit('0.01') }),
});
const of = (content: QuoteContent) => {
  const priced = price(content, basis);
  return { priced, months: overTime(priced, schedule(priced, content)) };
};
type Flow = 'recurring' | 'usage' | 'oneTime' | 'billed' | 'cash';
const total = (months: ReturnType<typeof overTime>, flow: Flow) => months.reduce((sum, one) => sum + one[flow], 0n);

describe('an offer month by month', () => {
  it('comes to its net: in fees, in invoices and in cash, whatever the offer', () => {
    fc.assert(
      fc.property(anyOffer, ({ content, basis: prices }) => {
        const priced = price(content, prices);
        const months = overTime(priced, schedule(priced, content));
        const { net } = priced.totals;
        expect(total(months, 'recurring') + total(months, 'usage') + total(months, 'oneTime')).toBe(net);
        expect([total(months, 'billed'), total(months, 'cash')]).toEqual([net, net]);
        const recurring = priced.lines.filter(({ charge }) => charge === 'recurring');
        expect(total(months, 'recurring')).toBe(recurring.reduce((sum, one) => sum + one.net, 0n));
      }),
      { numRuns: 150 },
    );
  });

  it('has every month of the term once, in order, and others only where something is billed or paid', () => {
    const { months } = of(quote([line('SEAT', '1')], { termMonths: 14, paymentTerms: 'prepaid', billing: 'upfront' }));
    expect(months.map(({ month }) => month)).toEqual([-1, ...Array.from({ length: 14 }, (_, index) => index)]);
    expect(months[0]).toMatchObject({ from: '2026-12-01', billed: 139_672n, cash: 139_672n, recurring: 0n });
  });

  it('shows a ramp of 100, 150 and 200 thousand with $48,000 once: MRR by year, billed on the anniversaries, paid 30 days later', () => {
    const ramp = [
      { from: '2028-01-01', quantity: '125' },
      { from: '2029-01-01', quantity: '166.5' },
    ];
    const content = quote([line('SEAT', '100', { ramp }), line('SETUP', '1')], { termMonths: 36 });
    const { priced, months } = of(content);
    expect(months.map(({ recurring }) => recurring)).toEqual([
      ...Array(12).fill(1_000_000n),
      ...Array(12).fill(1_250_000n),
      ...Array(12).fill(1_665_000n),
    ]);
    for (const day of ['2027-06-15', '2028-06-15', '2029-12-31']) {
      const shown = months.findLast(({ from }) => from <= day)?.recurring ?? 0n;
      expect(decimalText(mrrOn(day, priced), 2)).toBe(decimalText(minorToExact(shown, 'USD'), 2));
    }
    expect(months.filter(({ billed }) => billed > 0n).map(({ from, billed }) => [from, billed])).toEqual([
      ['2027-01-01', 16_800_000n],
      ['2028-01-01', 15_000_000n],
      ['2029-01-01', 19_980_000n],
    ]);
    expect(months.filter(({ cash }) => cash > 0n).map(({ from }) => from)).toEqual([
      '2027-01-01',
      '2028-01-01',
      '2029-01-01',
    ]);
    expect(months[0]).toMatchObject({ oneTime: 4_800_000n });
  });

  it('spreads fees over free months too, as MRR does, and puts committed usage apart', () => {
    const { months } = of(
      quote([line('SEAT', '1', { freeMonths: 3 }), line('CALLS', '500', { usage: { commitment: '1000' } })]),
    );
    expect(months.map(({ recurring }) => recurring)).toEqual(Array(12).fill(7_500n));
    expect(months.map(({ usage }) => usage)).toEqual(Array(12).fill(1_000n));
  });

  it('takes a begun month by its days', () => {
    const { months } = of(quote([line('SEAT', '1', { start: '2027-01-17' })], { termMonths: 2 }));
    // 15 of the 31 days of January, and all of February.
    const [january = 0n, february = 0n] = months.map(({ recurring }) => recurring);
    const share = div(minorToExact(january, 'USD'), minorToExact(january + february, 'USD'));
    expect(decimalText(share, 2)).toBe(decimalText(ratio(15, 46), 2));
  });
});

describe('an offer over time as it is shown', () => {
  it('sums up to the net and shows each stretch with its quantity', () => {
    const content = quote(
      [
        line('SEAT', '10', { ramp: [{ from: '2028-01-01', quantity: '20', unitPrice: '1000' }] }),
        line('SETUP', '1', { optional: true }),
        line('SEAT', '3', { id: 'more', optional: true }),
      ],
      { termMonths: 24 },
    );
    const priced = price(content, basis);
    const { months, stretches } = viewOverTime(priced, schedule(priced, content));
    expect(months.at(-1)?.sums).toEqual({
      recurring: '32000.00',
      usage: '0.00',
      oneTime: '0.00',
      billed: '32000.00',
      cash: '32000.00',
    });
    expect(stretches).toEqual([
      {
        line: 'SEAT',
        name: 'Product',
        open: false,
        from: '2027-01-01',
        to: '2027-12-31',
        quantity: '10',
        net: '12000.00',
      },
      {
        line: 'SEAT',
        name: 'Product',
        open: false,
        from: '2028-01-01',
        to: '2028-12-31',
        quantity: '20',
        net: '20000.00',
      },
      {
        line: 'more',
        name: 'Product',
        open: true,
        from: '2027-01-01',
        to: '2028-12-31',
        quantity: '3',
        net: '7200.00',
      },
    ]);
  });
});
