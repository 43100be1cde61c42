import type { Installment } from '../billing/installment.ts';
import { addDays, addMonths } from '../calendar.ts';
import { add, compare, div, type Exact, exact, isZero, mul, negate, sum, zero } from '../exact.ts';
import type { PlainDate, QuoteContent, QuoteLine } from '../offer.ts';
import type { RunningSubscription } from '../subscription.ts';
import type { Priced, PricedLine, PricedSegment } from '../pricing/priced.ts';

/** How a quote is built, as far as rules ask for it. */
export interface Structure {
  /** A line changes its quantity or price over its time. */
  ramped: boolean;
  /** A step of a ramp begins on another day than an anniversary of the quote's start. */
  rampOffYear: boolean;
  rampQuantityFalls: boolean;
  /** What the ramped lines come to together falls where one of them steps. */
  rampSubtotalFalls: boolean;
  /** The subscription that is changed has no ramp, and this gives it one. */
  rampsPlain: boolean;
  /** The subscription that is changed has a ramp, and this takes it away. */
  flattensRamp: boolean;
  /** The first invoice is issued on a later day than the first on which anything runs. */
  firstBillingAfterStart: boolean;
  freeMonths: number;
  optionalLines: number;
  /** Lines whose list price is that of a price agreement. */
  agreedLines: number;
  /** Families on the quote. */
  families: number;
}

export function structureOf(
  priced: Priced,
  content: QuoteContent,
  installments: readonly Installment[],
  running?: RunningSubscription,
): Structure {
  const ramps = content.lines.filter(({ ramp }) => ramp?.length);
  const ids = new Set(ramps.map(({ id }) => id));
  const stretched = ids.size === 0 ? [] : priced.lines.filter(({ id }) => ids.has(id));
  const changesRunning = content.subscription !== undefined && running !== undefined;
  return {
    ramped: ramps.length > 0,
    rampOffYear: ramps.some((line) => isOffYear(line, priced)),
    rampQuantityFalls: stretched.some((line) => falls(line.segments.map(({ quantity }) => quantity))),
    rampSubtotalFalls: falls(subtotals(stretched)),
    rampsPlain: changesRunning && !running.ramped && ramps.length > 0,
    flattensRamp: changesRunning && running.ramped && ramps.length === 0,
    firstBillingAfterStart: isBilledLate(priced, installments),
    freeMonths: Math.max(0, ...content.lines.map(({ freeMonths = 0 }) => freeMonths)),
    optionalLines: priced.options.length,
    agreedLines: priced.lines.filter(({ agreement }) => agreement !== undefined).length,
    families: new Set(priced.lines.map(({ family }) => family)).size,
  };
}

function isBilledLate({ lines }: Priced, installments: readonly Installment[]): boolean {
  const starts = earliest(lines.map(({ period }) => period.from));
  const issued = earliest(installments.map(({ issueOn }) => issueOn));
  return starts !== undefined && issued !== undefined && issued > starts;
}

const earliest = ([first, ...others]: PlainDate[]): PlainDate | undefined =>
  first && others.reduce((least, date) => (date < least ? date : least), first);

function isOffYear({ ramp = [] }: QuoteLine, { anniversary, end }: Priced): boolean {
  const anniversaries = new Set<string>();
  for (let year = 0, day = anniversary; day <= end; day = addMonths(anniversary, 12 * ++year)) anniversaries.add(day);
  return ramp.some(({ from }) => !anniversaries.has(from));
}

/** What the ramped lines come to together for a month, from each day on which one of them steps; before rounding. */
function subtotals(lines: readonly PricedLine[]): Exact[] {
  const steps = new Set<PlainDate>();
  // By day, what begins, and less what ended on the day before: each stretch is worked out once.
  const changes = new Map<PlainDate, Exact[]>();
  const change = (day: PlainDate, by: Exact) => {
    const known = changes.get(day);
    if (known) known.push(by);
    else changes.set(day, [by]);
  };
  for (const segment of lines.flatMap(({ segments }) => segments)) {
    const fee = monthly(segment);
    steps.add(segment.period.from);
    change(segment.period.from, fee);
    change(addDays(segment.period.to, 1), negate(fee));
  }
  let total = zero;
  return [...changes.keys()].sort().flatMap((day) => {
    total = add(total, sum(changes.get(day) ?? []));
    return steps.has(day) ? [total] : [];
  });
}

function monthly({ unrounded, period: { unit, factor } }: PricedSegment): Exact {
  if (isZero(factor)) return zero;
  return div(unrounded.net, unit === 'year' ? mul(factor, exact(12)) : factor);
}

const falls = (values: readonly Exact[]): boolean =>
  values.some((value, index) => index > 0 && compare(value, values[index - 1] ?? value) < 0);
