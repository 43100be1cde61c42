import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { schedule } from '../../src/domain/billing/schedule.ts';
import { viewSchedule } from '../../src/domain/billing/view.ts';
import { addDays } from '../../src/domain/calendar.ts';
import { money } from '../../src/domain/money.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { anyOffer, offersShown } from './any-offer.ts';
import { basisOf, line, perUnit, product, quote } from './offers.ts';

const products = {
  year: product({ price: perUnit('1200') }),
  month: product({ price: perUnit('100.01'), pricePeriod: 'month' }),
  setup: product({ price: perUnit('500'), charge: 'one-time' }),
};
const scheduled = (content: QuoteContent) => schedule(price(content, basisOf(products)), content);
const rows = (content: QuoteContent) =>
  scheduled(content).map(({ issueOn, dueOn, amount }) => [issueOn, dueOn, money(amount, 'USD').amount]);

describe('an invoice schedule', () => {
  test('bills years in advance, one-time charges with the first', () => {
    expect(rows(quote([line('year', '1'), line('setup', '1')], { termMonths: 36 }))).toEqual([
      ['2027-01-01', '2027-01-31', '1700.00'],
      ['2028-01-01', '2028-01-31', '1200.00'],
      ['2029-01-01', '2029-01-31', '1200.00'],
    ]);
  });

  test('is shown as money', () => {
    expect(viewSchedule(scheduled(quote([line('year', '1'), line('setup', '1')])), 'USD')).toEqual([
      {
        number: 1,
        issueOn: '2027-01-01',
        dueOn: '2027-01-31',
        from: '2027-01-01',
        to: '2027-12-31',
        amount: { amount: '1700.00', currency: 'USD' },
        parts: [
          { line: 'year', amount: { amount: '1200.00', currency: 'USD' } },
          { line: 'setup', amount: { amount: '500.00', currency: 'USD' } },
        ],
      },
    ]);
  });

  test('bills a yearly price in equal months', () => {
    const amounts = rows(quote([line('year', '1')], { billing: 'monthly' })).map(([, , amount]) => amount);
    expect(amounts).toEqual(Array(12).fill('100.00'));
  });

  test('plans no invoice for an agreed share that rounding leaves nothing', () => {
    const [first, second, third] = ['2027-01-01', '2027-05-01', '2027-09-01'] as const;
    const content = quote([line('cent', '1')], {
      billing: 'custom',
      paymentSchedule: [
        { on: first, percent: '0.3' },
        { on: second, percent: '0.4', milestone: 'Go-live' },
        { on: third, percent: '0.3' },
      ],
    });
    const cent = product({ price: perUnit('0.01'), charge: 'one-time' });
    const planned = schedule(price(content, basisOf({ cent })), content);
    expect(planned.map(({ number, from, to, amount, milestone }) => [number, from, to, amount, milestone])).toEqual([
      [1, second, '2027-12-31', 1n, 'Go-live'],
    ]);
  });

  test('keeps the last day of the month as its anniversary', () => {
    const start = '2027-01-31';
    const periods = scheduled(
      quote([line('month', '1')], { start, termMonths: 3, billing: 'monthly', validUntil: start }),
    );
    expect(periods.map(({ from, to }) => [from, to])).toEqual([
      ['2027-01-31', '2027-02-27'],
      ['2027-02-28', '2027-03-30'],
      ['2027-03-31', '2027-04-29'],
    ]);
    expect(periods.map(({ amount }) => amount)).toEqual([10001n, 10001n, 10001n]);
  });

  test('prepaid is due on the day before each period', () => {
    const content = quote([line('year', '1')], { termMonths: 24, paymentTerms: 'prepaid' });
    expect(rows(content).map(([, dueOn]) => dueOn)).toEqual(['2026-12-31', '2027-12-31']);
  });

  test('bills everything at once upfront', () => {
    const content = quote([line('year', '1'), line('setup', '1')], { termMonths: 30, billing: 'upfront' });
    expect(scheduled(content)).toMatchObject([{ number: 1, from: '2027-01-01', to: '2029-06-30' }]);
  });

  test('ends with a shorter period when the term is no multiple of it', () => {
    const content = quote([line('month', '1')], { termMonths: 8, billing: 'quarterly' });
    expect(scheduled(content).map(({ to, amount }) => [to, amount])).toEqual([
      ['2027-03-31', 30003n],
      ['2027-06-30', 30003n],
      ['2027-08-31', 20002n],
    ]);
  });

  test('makes no invoice for a period with nothing to pay', () => {
    const content = quote([line('month', '1', { start: '2027-04-01' })], { billing: 'quarterly' });
    expect(scheduled(content).map(({ number, from }) => [number, from])).toEqual([
      [1, '2027-04-01'],
      [2, '2027-07-01'],
      [3, '2027-10-01'],
    ]);
    expect(scheduled(quote([line('year', '1', { discount: { percent: '1' } })]))).toEqual([]);
  });
});

test('whatever is offered, invoices sum to the net by line and in total, in order and without holes between periods', () => {
  fc.assert(
    fc.property(anyOffer, ({ content, basis }) => {
      const priced = price(content, basis);
      const invoices = schedule(priced, content);
      expect(invoices.reduce((sum, { amount }) => sum + amount, 0n)).toBe(priced.totals.net);
      const byLine = new Map<string, bigint>();
      for (const { line, amount } of invoices.flatMap(({ parts }) => parts)) {
        expect(amount > 0n).toBe(true);
        byLine.set(line, (byLine.get(line) ?? 0n) + amount);
      }
      for (const { id, net } of priced.lines) expect(byLine.get(id) ?? 0n).toBe(net);
      invoices.forEach(({ number, amount, from, to, issueOn, dueOn }, index) => {
        expect(number).toBe(index + 1);
        expect(amount > 0n).toBe(true);
        expect(from <= to && issueOn <= dueOn).toBe(true);
        if (content.billing === 'custom') return;
        expect(from >= priced.start && to <= priced.end).toBe(true);
        const before = invoices[index - 1];
        if (before) expect(addDays(before.to, 1) <= from).toBe(true);
      });
    }),
    offersShown,
  );
});
