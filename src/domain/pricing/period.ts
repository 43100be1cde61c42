import { addDays, addMonths, daysBetween, daysOf, lastDayOf, monthsAndDays } from '../calendar.ts';
import { add, type Exact, exact, one, ratio, wholeWeights, zero } from '../exact.ts';
import type { PlainDate, PricedProduct, PricingBasis, QuoteContent, QuoteLine } from '../offer.ts';
import type { LinePeriod, YearShare } from './priced.ts';

type Span = { from: PlainDate; to: PlainDate };
type Proration = PricingBasis['proration'];
type PricePeriod = 'month' | 'year';

/** First and inclusive last day of a line: its own where it says so, else the quote's. */
export function lineSpan(content: QuoteContent, line: QuoteLine): Span {
  const from = line.start ?? content.start;
  const to =
    line.termMonths === undefined ? lastDayOf(content.start, content.termMonths) : lastDayOf(from, line.termMonths);
  return { from, to };
}

/**
 * Works out how many price periods lines run. The answer depends on little, so a quote of a thousand lines that run
 * alike asks the calendar once; make one for every pricing.
 */
export function periodsOf(content: QuoteContent, proration: Proration) {
  const known = new Map<string, LinePeriod>();
  return (line: QuoteLine, product: PricedProduct): LinePeriod => {
    const key = `${line.start} ${line.termMonths} ${product.charge} ${product.pricePeriod}`;
    const period = known.get(key) ?? periodOf(lineSpan(content, line), product, content.start, proration);
    known.set(key, period);
    return period;
  };
}

function periodOf(span: Span, product: PricedProduct, start: PlainDate, proration: Proration): LinePeriod {
  const unit = product.charge === 'recurring' ? (product.pricePeriod ?? 'month') : null;
  if (unit === null) {
    const year = subscriptionYear(start, span.from);
    return { ...span, unit, factor: one, years: [{ year, from: span.from, to: span.from, weight: 1n }] };
  }
  const years = yearShares(span, unit, start, proration);
  return { ...span, unit, factor: priceFactor(span, unit, start, proration), years };
}

/**
 * Price periods of a span. A whole number of the price's own periods is exact under both methods. Otherwise:
 * - months and days: whole months from the span's first day, then days ÷ days of the month they lie in;
 * - daily, yearly price: in each subscription year (anniversary to anniversary of the quote's start) the actual days ÷ the days of that year;
 * - daily, monthly price: whole months, then each remaining day as a twelfth of a year's price ÷ days of its subscription year.
 */
function priceFactor(span: Span, unit: PricePeriod, start: PlainDate, proration: Proration): Exact {
  const count = monthsAndDays(span.from, span.to);
  if (proration === 'months-and-days') {
    const months = add(exact(count.months), ratio(count.days, count.daysOfMonth));
    return unit === 'month' ? months : months.div(12n);
  }
  if (unit === 'month') {
    const rest = { from: addMonths(span.from, count.months), to: span.to };
    return add(exact(count.months), count.days === 0 ? zero : yearsByDay(rest, start).mul(12n));
  }
  if (count.days === 0 && count.months % 12 === 0) return exact(count.months / 12);
  return yearsByDay(span, start);
}

/** Years of a span counted by the day: whole subscription years are 1, others days ÷ days of that year. */
const yearsByDay = (span: Span, start: PlainDate): Exact =>
  splitAtAnniversaries(span, start)
    .map(({ year, from, to }) => ratio(daysOf(from, to), daysOfYear(start, year)))
    .reduce(add, zero);

function yearShares(span: Span, unit: PricePeriod, start: PlainDate, proration: Proration): YearShare[] {
  const parts = splitAtAnniversaries(span, start);
  const weights = wholeWeights(parts.map((part) => priceFactor(part, unit, start, proration)));
  return parts.map((part, index) => ({ ...part, weight: weights[index] ?? 0n }));
}

/** The parts of a span inside each subscription year. */
function splitAtAnniversaries(span: Span, start: PlainDate): (Span & { year: number })[] {
  const parts: (Span & { year: number })[] = [];
  let from = span.from;
  while (from <= span.to) {
    const year = subscriptionYear(start, from);
    const yearEnd = addDays(anniversary(start, year + 1), -1);
    const to = yearEnd < span.to ? yearEnd : span.to;
    parts.push({ year, from, to });
    from = addDays(to, 1);
  }
  return parts;
}

const anniversary = (start: PlainDate, year: number): PlainDate => addMonths(start, 12 * year);
const daysOfYear = (start: PlainDate, year: number): number =>
  daysBetween(anniversary(start, year), anniversary(start, year + 1));
const subscriptionYear = (start: PlainDate, date: PlainDate): number =>
  Math.floor(monthsAndDays(start, addDays(date, -1)).months / 12);
