import { addDays, addMonths, daysBetween, daysOf, lastDayOf, monthsAndDays } from '../calendar.ts';
import { add, div, type Exact, exact, isZero, mul, one, power, ratio, sum, wholeWeights, zero } from '../exact.ts';
import type { PricedProduct } from '../catalogue.ts';
import type { Decimal, PlainDate, QuoteContent, QuoteLine, RampSegment } from '../offer.ts';
import type { PricingBasis } from './basis.ts';
import { chargeOf, freeMonthsOf } from './free-time.ts';
import type { LinePeriod, YearShare } from './priced.ts';
import { anniversaryOf, endOf } from './term.ts';

export interface Span {
  from: PlainDate;
  to: PlainDate;
}

type Proration = PricingBasis['proration'];
type PricePeriod = 'month' | 'year';
/** Where subscription years begin, from the one in which the quote starts to the one after its end, and how parts of a price period are counted. */
type Counting = { begins: readonly PlainDate[]; proration: Proration };

/** First and inclusive last day of a line: its own where it says so, else the quote's. */
export function lineSpan(content: QuoteContent, line: QuoteLine): Span {
  const from = line.start ?? content.start;
  const to = line.termMonths === undefined ? endOf(content) : lastDayOf(from, line.termMonths);
  return { from, to };
}

/** The stretches of a line with one quantity and price, in order; a line without a ramp has one. */
export function segmentSpans(line: QuoteLine, span: Span): Span[] {
  const begins = (line.ramp ?? []).map(({ from }) => from);
  const starts = begins[0] === span.from || begins.length === 0 ? begins : [span.from, ...begins];
  if (starts.length === 0) return [span];
  return starts.map((from, index) => {
    const next = starts[index + 1];
    return { from, to: next === undefined ? span.to : addDays(next, -1) };
  });
}

/**
 * Works out how many price periods stretches of lines run. The answer depends on little, so a quote of a thousand lines
 * that run alike asks the calendar once; make one for every pricing.
 */
export function periodsOf(content: QuoteContent, proration: Proration) {
  const known = new Map<string, LinePeriod>();
  const counting = { begins: yearBegins(content), proration };
  return (line: QuoteLine, span: Span, product: PricedProduct): LinePeriod => {
    const { freeMonths, freeMonthsAt, start, termMonths } = line;
    const uplift = upliftOf(line, span);
    const all = `${span.from}${span.to}${product.charge}${product.pricePeriod}`;
    const key = uplift || freeMonths ? `${all} ${uplift} ${freeMonths} ${freeMonthsAt} ${start} ${termMonths}` : all;
    const period = known.get(key) ?? periodOf(content, line, span, product, counting);
    known.set(key, period);
    return period;
  };
}

/** The step of a ramp that a stretch begins with or goes on from. */
export const rampStepOf = ({ ramp }: QuoteLine, { from }: Pick<Span, 'from'>): RampSegment | undefined =>
  ramp?.findLast((step) => step.from <= from);

/** By what share the price of a stretch rises at each anniversary: one that its ramp says is agreed as it is. */
export const upliftOf = (line: QuoteLine, span: Pick<Span, 'from'>): Decimal | undefined =>
  rampStepOf(line, span)?.unitPrice === undefined ? line.uplift : undefined;

function periodOf(
  content: QuoteContent,
  line: QuoteLine,
  span: Span,
  product: PricedProduct,
  counting: Counting,
): LinePeriod {
  const unit = product.charge === 'one-time' ? null : (product.pricePeriod ?? 'month');
  if (unit === null) {
    const year = yearOf(counting, span.from);
    const day = { from: span.from, to: span.from };
    const years = [{ year, ...day, charged: day, weight: 1n, use: one }];
    return { ...span, unit, factor: one, charged: one, uplifted: one, years };
  }
  const factor = priceFactor(span, unit, counting);
  const whole = lineSpan(content, line);
  const free = freeMonthsOf(line, whole);
  const uplift = exact(upliftOf(line, span) ?? '0');
  const uses = yearUses(span, unit, factor, counting);
  const firstYear = yearOf(counting, whole.from);
  const charges = uses.map((use) => chargeOf(use, unit, free));
  const rises = uses.map(({ year }, index) =>
    mul(charges[index]?.periods ?? zero, power(add(one, uplift), year - firstYear)),
  );
  const weights = wholeWeights(rises);
  return {
    ...span,
    unit,
    factor,
    charged: free ? sum(charges.map(({ periods }) => periods)) : factor,
    uplifted: free || !isZero(uplift) ? sum(rises) : factor,
    years: uses.map(
      (use, index): YearShare => ({ ...use, charged: charges[index]?.days ?? use, weight: weights[index] ?? 0n }),
    ),
  };
}

/**
 * Price periods of a span. A whole number of the price's own periods is exact under both methods. Otherwise:
 * - months and days: whole months from the span's first day, then days ÷ days of the month they lie in;
 * - daily, yearly price: in each subscription year (anniversary to anniversary) the actual days ÷ the days of that year;
 * - daily, monthly price: whole months, then each remaining day as a twelfth of a year's price ÷ days of its subscription year.
 */
function priceFactor(span: Span, unit: PricePeriod, counting: Counting): Exact {
  const count = monthsAndDays(span.from, span.to);
  if (counting.proration === 'months-and-days') {
    const months = add(exact(count.months), ratio(count.days, count.daysOfMonth));
    return unit === 'month' ? months : div(months, exact(12));
  }
  if (unit === 'month') {
    const rest = { from: addMonths(span.from, count.months), to: span.to };
    return add(exact(count.months), count.days === 0 ? zero : mul(yearsByDay(rest, counting), exact(12)));
  }
  if (count.days === 0 && count.months % 12 === 0) return exact(count.months / 12);
  return yearsByDay(span, counting);
}

/** Years of a span counted by the day: whole subscription years are 1, others days ÷ days of that year. */
const yearsByDay = (span: Span, counting: Counting): Exact =>
  splitAtAnniversaries(span, counting)
    .map(({ year, from, to }) => ratio(daysOf(from, to), daysOfYear(counting, year)))
    .reduce(add, zero);

type YearUse = Span & { year: number; use: Exact };

/** The parts of a span inside each subscription year, with their price periods; these sum to the span's. */
function yearUses(span: Span, unit: PricePeriod, factor: Exact, counting: Counting): YearUse[] {
  const parts = splitAtAnniversaries(span, counting);
  if (parts.length === 1) return parts.map((part) => ({ ...part, use: factor }));
  const uses = parts.map((part) => priceFactor(part, unit, counting));
  const total = sum(uses);
  return parts.map((part, index) => ({ ...part, use: div(mul(factor, uses[index] ?? zero), total) }));
}

/** The parts of a span inside each subscription year. */
function splitAtAnniversaries(span: Span, counting: Counting): (Span & { year: number })[] {
  const parts: (Span & { year: number })[] = [];
  let from = span.from;
  while (from <= span.to) {
    const year = yearOf(counting, from);
    const yearEnd = addDays(beginOfYear(counting, year + 1), -1);
    const to = yearEnd < span.to ? yearEnd : span.to;
    parts.push({ year, from, to });
    from = addDays(to, 1);
  }
  return parts;
}

/** Which subscription year a day lies in; 0 is that in which the quote starts. */
const yearOf = ({ begins }: Counting, date: PlainDate): number => begins.findLastIndex((begin) => begin <= date);
const beginOfYear = ({ begins }: Counting, year: number): PlainDate => begins[year] as PlainDate;
const daysOfYear = (counting: Counting, year: number): number =>
  daysBetween(beginOfYear(counting, year), beginOfYear(counting, year + 1));

function yearBegins(content: QuoteContent): PlainDate[] {
  const anniversary = anniversaryOf(content);
  const end = endOf(content);
  const begins: PlainDate[] = [];
  for (let year = Math.floor(monthsAndDays(anniversary, addDays(content.start, -1)).months / 12); ; year += 1) {
    const begin = addMonths(anniversary, 12 * year);
    begins.push(begin);
    if (begin > end) return begins;
  }
}
