import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Discount, PriceModel, QuoteContent } from '../../src/domain/offer.ts';
import { price } from '../../src/domain/pricing/price.ts';
import { validateContent } from '../../src/domain/pricing/validate.ts';
import { type AnyOffer, anyOffer } from './offers.ts';

/**
 * A second, deliberately naive pricing: unreduced fractions of bigints, dates walked a day at a time with the platform's
 * calendar. It shares no code with the product.
 */
type Naive = [bigint, bigint];
const of = (text: string): Naive => {
  const [whole = '0', fraction = ''] = text.split('.');
  return [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
};
const plus = (a: Naive, b: Naive): Naive => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
const minus = (a: Naive, b: Naive): Naive => plus(a, [-b[0], b[1]]);
const times = (a: Naive, b: Naive): Naive => [a[0] * b[0], a[1] * b[1]];
const atMost = (a: Naive, b: Naive): boolean => a[0] * b[1] <= b[0] * a[1];
const cents = ([n, d]: Naive): bigint => {
  const whole = (n * 100n) / d;
  const rest = n * 100n - whole * d;
  const far = (rest < 0n ? -rest : rest) * 2n >= d;
  return far ? whole + (n < 0n ? -1n : 1n) : whole;
};

const dayMs = 86_400_000;
const next = (date: string, days = 1): string => new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
const monthsLater = (date: string, months: number): string => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  for (let tried = day; ; tried -= 1) {
    const candidate = new Date(Date.UTC(year, month - 1 + months, tried));
    const wanted = (((month - 1 + months) % 12) + 12) % 12;
    if (candidate.getUTCMonth() === wanted) return candidate.toISOString().slice(0, 10);
  }
};
const length = (from: string, until: string): bigint => BigInt((Date.parse(until) - Date.parse(from)) / dayMs);

/** First days of the subscription years, more than any term has. */
const anniversaries = (start: string): string[] =>
  Array.from({ length: 8 }, (_, year) => monthsLater(start, 12 * year));

/** Days of the subscription year that a day lies in. */
const daysOfYear = (years: string[], date: string): bigint => {
  const year = years.findLastIndex((first) => first <= date);
  return length(years[year] ?? '', years[year + 1] ?? '');
};

function periods(from: string, until: string, unit: 'month' | 'year', start: string, proration: string): Naive {
  let months = 0;
  while (monthsLater(from, months + 1) <= until) months += 1;
  const reached = monthsLater(from, months);
  if (proration === 'months-and-days') {
    const count = plus([BigInt(months), 1n], [length(reached, until), length(reached, monthsLater(from, months + 1))]);
    return unit === 'month' ? count : times(count, [1n, 12n]);
  }
  if (unit === 'year' && reached === until && months % 12 === 0) return [BigInt(months / 12), 1n];
  let total: Naive = unit === 'year' ? [0n, 1n] : [BigInt(months), 1n];
  const years = anniversaries(start);
  const days = new Map<bigint, bigint>();
  for (let day = unit === 'year' ? from : reached; day < until; day = next(day)) {
    const yearLength = daysOfYear(years, day);
    days.set(yearLength, (days.get(yearLength) ?? 0n) + (unit === 'year' ? 1n : 12n));
  }
  for (const [yearLength, count] of days) total = plus(total, [count, yearLength]);
  return total;
}

function onePeriod(model: PriceModel, quantity: Naive): Naive {
  if (model.kind === 'flat') return of(model.amount);
  if (model.kind === 'perUnit') return times(of(model.unitPrice), quantity);
  if (model.kind === 'volume') {
    for (const tier of model.tiers)
      if (tier.upTo === null || atMost(quantity, of(tier.upTo))) return times(of(tier.unitPrice), quantity);
    throw new Error('no tier');
  }
  if (model.kind !== 'graduated') throw new Error('not here');
  let total: Naive = [0n, 1n];
  let below: Naive = [0n, 1n];
  for (const tier of model.tiers) {
    const top = tier.upTo === null || atMost(quantity, of(tier.upTo)) ? quantity : of(tier.upTo);
    if (!atMost(top, below)) total = plus(total, times(minus(top, below), of(tier.unitPrice)));
    if (!atMost(top, below)) below = top;
  }
  return total;
}

function discounted(whole: Naive, discount: Discount | undefined, target: (text: string) => Naive): Naive {
  if (!discount) return whole;
  if ('percent' in discount) return times(whole, minus([1n, 1n], of(discount.percent)));
  if ('amount' in discount) return minus(whole, of(discount.amount));
  return target(discount.targetPrice);
}

function header(content: QuoteContent, nets: bigint[]): bigint[] {
  const before = nets.reduce((sum, net) => sum + net, 0n);
  const { headerDiscount } = content;
  if (before === 0n || !headerDiscount) return nets.map(() => 0n);
  const whole: Naive = [before, 100n];
  const off =
    'percent' in headerDiscount
      ? cents(times(whole, of(headerDiscount.percent)))
      : before - cents(discounted(whole, headerDiscount, of));
  const size = off < 0n ? -off : off;
  const shares = nets.map((net, index) => ({ index, part: (size * net) / before, rest: (size * net) % before }));
  let left = size - shares.reduce((sum, { part }) => sum + part, 0n);
  for (const share of [...shares].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
    if (left > 0n) share.part += 1n;
    if (left > 0n) left -= 1n;
  }
  return shares.map(({ part }) => (off < 0n ? -part : part));
}

function naivePrice({ content, basis }: AnyOffer) {
  const before = content.lines.map((line) => {
    const product = basis.products[line.product];
    if (!product) throw new Error('no product');
    const from = line.start ?? content.start;
    const until = line.termMonths ? monthsLater(from, line.termMonths) : monthsLater(content.start, content.termMonths);
    const factor: Naive =
      product.charge === 'one-time'
        ? [1n, 1n]
        : periods(from, until, product.pricePeriod ?? 'month', content.start, basis.proration);
    const quantity = of(line.quantity);
    const whole = times(onePeriod(product.price, quantity), factor);
    const target = (text: string) =>
      times(product.price.kind === 'flat' ? of(text) : times(of(text), quantity), factor);
    return { list: cents(whole), net: cents(discounted(whole, line.discount, target)) };
  });
  const off = header(
    content,
    before.map(({ net }) => net),
  );
  return before.map(({ list, net }, index) => ({ list, net: net - (off[index] ?? 0n) }));
}

test('pricing agrees with the naive oracle to the cent', () => {
  fc.assert(
    fc.property(anyOffer, (offer) => {
      fc.pre(validateContent(offer.content, offer.basis).length === 0);
      const { lines } = price(offer.content, offer.basis);
      expect(lines.map(({ list, net }) => ({ list, net }))).toEqual(naivePrice(offer));
    }),
    { numRuns: 500 },
  );
});
