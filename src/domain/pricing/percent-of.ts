import { addDays, monthsAndDays } from '../calendar.ts';
import { add, div, type Exact, exact, isZero, mul, ratio, sub, sum, zero } from '../exact.ts';
import { minorToExact } from '../money.ts';
import type { PriceModel } from '../catalogue.ts';
import type { Currency, PlainDate } from '../offer.ts';
import type { LinePeriod, PricedLine, PricedSegment } from './priced.ts';
import type { PartsOf } from './line-price.ts';

type Share = Extract<PriceModel, { kind: 'percentOf' }>;

/**
 * The price of a line that is a share of others: in its own time, by months, of what they come to before the header
 * discount, in money as it is printed. Charged for a time, it is the share of one price period on average.
 */
export function shareOf(share: Share, others: readonly PricedLine[], currency: Currency): PartsOf {
  const covered = others.filter((line) => covers(share, line)).flatMap(({ segments }) => segments);
  return (quantity, period) => {
    const base = sum(covered.map((segment) => partWithin(period, segment, minorToExact(segment[share.of], currency))));
    const perPeriod = isZero(period.factor) ? zero : div(base, period.factor);
    return [{ quantity: mul(quantity, exact(share.percent)), unitPrice: perPeriod }];
  };
}

/** A share of shares would run in circles, so it is of other lines alone. */
export const covers = ({ families, products }: Share, line: Pick<PricedLine, 'family' | 'product'>): boolean =>
  (families === undefined && products === undefined) ||
  families?.includes(line.family) === true ||
  products?.includes(line.product) === true;

/** What of an amount falls into a time. */
function partWithin(time: LinePeriod, segment: PricedSegment, amount: Exact): Exact {
  const part = shareWithin(time, segment);
  if (part === 'none') return zero;
  return part === 'all' ? amount : mul(amount, div(part.within, part.of));
}

/** How much of a segment falls into a time: all of what is charged once in it, else so many of its months. */
export function shareWithin(
  time: LinePeriod,
  { period }: Pick<PricedSegment, 'period'>,
): 'none' | 'all' | { within: Exact; of: Exact } {
  // Charged once it is a share of all that there is.
  if (time.unit === null) return 'all';
  if (period.unit === null) return period.from >= time.from && period.from <= time.to ? 'all' : 'none';
  if (period.from >= time.from && period.to <= time.to) return 'all';
  const from = period.from > time.from ? period.from : time.from;
  const to = period.to < time.to ? period.to : time.to;
  if (from > to) return 'none';
  return {
    within: monthsTo(period.from, addDays(to, 1), from),
    of: monthsTo(period.from, addDays(period.to, 1)),
  };
}

/** Months between two days, both counted from an origin. */
function monthsTo(origin: PlainDate, until: PlainDate, from: PlainDate = origin): Exact {
  const at = (date: PlainDate): Exact => {
    const { months, days, daysOfMonth } = monthsAndDays(origin, addDays(date, -1));
    return add(exact(months), ratio(days, daysOfMonth));
  };
  return from === origin ? at(until) : sub(at(until), at(from));
}
