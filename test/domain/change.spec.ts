import { describe, expect, test } from '@jest/globals';
import { changeTable } from '../../src/domain/measures/change-table.ts';
import { measure } from '../../src/domain/measures/measure.ts';
import { viewMeasures } from '../../src/domain/measures/view.ts';
import type { QuoteContent } from '../../src/domain/offer.ts';
import type { RunningSubscription, SubscriptionLine } from '../../src/domain/subscription.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { basisOf, line, perUnit, product, quote, runningYear } from './offers.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const running = runningYear([
  { product: 'SEAT', name: 'Seat', quantity: '100', unitPrice: '120', pricePeriod: 'year', discount: '0.2' },
  { product: 'CARE', name: 'Care', quantity: '1', unitPrice: '50', pricePeriod: 'month', discount: '0' },
]);
const basis = basisOf(
  {
    SEAT: product({ sku: 'SEAT', name: 'Seat', price: perUnit('150') }),
    EXTRA: product({ sku: 'EXTRA', name: 'Extra', price: perUnit('10'), pricePeriod: 'month' }),
    SETUP: product({ sku: 'SETUP', name: 'Setup', price: perUnit('500'), charge: 'one-time' }),
  },
  { subscription: running },
);
const table = (content: QuoteContent) => changeTable(price(content, basis), content, basis.subscription);
const measured = (content: QuoteContent) => {
  const { currentArr, proposedArr, netNewArr, renewalUplift, priceChange, previousDiscount } = viewMeasures(
    measure(price(content, basis), content, basis),
  );
  return { currentArr, proposedArr, netNewArr, renewalUplift, priceChange, previousDiscount };
};

describe('a renewal', () => {
  // 150 seats at $114 a year instead of 100 at $120, Care given up, ten of Extra at list: worked by hand.
  const content = quote(
    [line('SEAT', '150', { discount: { targetPrice: '114' } }), line('EXTRA', '10'), line('SETUP', '1')],
    { start: '2027-01-01', subscription: { id: 'running', change: 'replaces' } },
  );

  test('is measured against what ran', () => {
    expect(measured(content)).toEqual({
      // 100 × 120 + 12 × 50
      currentArr: usd('12600.00'),
      // 150 × 114 + 10 × 12 × 10
      proposedArr: usd('18300.00'),
      netNewArr: usd('5700.00'),
      renewalUplift: '0.45238095',
      priceChange: '-0.05000000',
      // 1 − 12,600 ÷ (12,000 ÷ 0.8 + 600)
      previousDiscount: '0.19230769',
    });
  });

  test('stands in a table: now, proposed, and the difference', () => {
    expect(table(content)).toEqual({
      subscription: { id: 'running', number: 'S-1001' },
      change: 'replaces',
      arr: { now: usd('12600.00'), proposed: usd('18300.00'), difference: usd('5700.00') },
      mrr: { now: usd('1050.00'), proposed: usd('1525.00'), difference: usd('475.00') },
      end: { now: '2026-12-31', proposed: '2027-12-31', difference: 365 },
      // 1 − 18,300 ÷ 23,700: the set-up is charged once, and never was part of what runs
      discount: { now: '0.19230769', proposed: '0.22784810', difference: '0.03554041' },
      products: [
        {
          product: 'SEAT',
          name: 'Seat',
          units: { now: '100', proposed: '150', difference: '50' },
          unitPrice: { now: usd('120.00'), proposed: usd('114.00'), difference: usd('-6.00') },
          arr: { now: usd('12000.00'), proposed: usd('17100.00'), difference: usd('5100.00') },
        },
        {
          product: 'CARE',
          name: 'Care',
          units: { now: '1', proposed: null, difference: '-1' },
          unitPrice: { now: usd('600.00'), proposed: null, difference: null },
          // 5,100 − 600 + 1,200 is the whole 5,700.
          arr: { now: usd('600.00'), proposed: null, difference: usd('-600.00') },
        },
        {
          product: 'EXTRA',
          name: 'Extra',
          units: { now: null, proposed: '10', difference: '10' },
          unitPrice: { now: null, proposed: usd('120.00'), difference: null },
          arr: { now: null, proposed: usd('1200.00'), difference: usd('1200.00') },
        },
      ],
    });
  });
});

describe('what is added for a part of the time', () => {
  const content = quote([line('SEAT', '7', { discount: { targetPrice: '120' } })], {
    start: '2026-07-08',
    termMonths: 6,
    validUntil: '2026-07-31',
    coTerm: { end: '2026-12-31', anniversary: '2026-01-01' },
    subscription: { id: 'running', change: 'adds' },
  });

  test('at the running price changes no price, whatever its fees are rounded to', () => {
    // 7 × 120 × 177 ÷ 365 = 407.3424…: charged $407.34, which makes an ARR of $839.99.
    expect(measured(content)).toMatchObject({
      priceChange: '0.00000000',
      renewalUplift: null,
      currentArr: usd('12600.00'),
      netNewArr: usd('839.99'),
    });
    expect(table(content)?.products[0]).toMatchObject({
      units: { now: '100', proposed: '107', difference: '7' },
      unitPrice: { now: usd('120.00'), proposed: usd('120.00'), difference: usd('0.00') },
    });
    expect(table(content)?.end).toEqual({ now: '2026-12-31', proposed: '2026-12-31', difference: 0 });
  });

  test('changes the discount of the whole subscription, not of the added line alone', () => {
    // 7 × 150 a year are 1,050 of list and 840 of net: 1 − (12,600 + 840) ÷ (15,600 + 1,050).
    expect(table(content)?.discount).toEqual({ now: '0.19230769', proposed: '0.19279279', difference: '0.00048510' });
  });

  test('has no discount to be compared with where a line of the subscription does not say its own', () => {
    const [seat, care] = running.lines as [SubscriptionLine, SubscriptionLine];
    const untold = { ...running, lines: [seat, { ...care, discount: null }] };
    expect(changeTable(price(content, basis), content, untold)?.discount).toEqual({
      now: null,
      proposed: null,
      difference: null,
    });
  });
});

test('a quote that changes no subscription has no such table', () => {
  expect(table(quote([line('SEAT', '1')]))).toBeNull();
});

test('unit prices below a cent keep their decimals', () => {
  const tiny = { ...running, lines: [{ ...running.lines[0], quantity: '1000', unitPrice: '0.0125' }] };
  const content = quote([line('SEAT', '1000', { discount: { targetPrice: '0.01' } })], {
    subscription: { id: 'running', change: 'replaces' },
  });
  const on = { ...basis, subscription: tiny as RunningSubscription };
  expect(changeTable(price(content, on), content, on.subscription)?.products[0]?.unitPrice).toEqual({
    now: usd('0.0125'),
    proposed: usd('0.01'),
    difference: usd('-0.0025'),
  });
});
