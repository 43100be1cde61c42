import { addDays, addMonths, daysBetween } from '../calendar.ts';
import { add, compare, div, type Exact, exact, ratio, sub, zero } from '../exact.ts';
import type { PlainDate, QuoteLine } from '../offer.ts';
import type { YearShare } from './priced.ts';

interface Span {
  from: PlainDate;
  to: PlainDate;
}

/** The months of a line in which it is used without charge, if any: their first days, and the day after the last. */
export function freeMonthsOf(
  { freeMonths = 0, freeMonthsAt = 'start' }: QuoteLine,
  span: Span,
): PlainDate[] | undefined {
  if (freeMonths === 0) return undefined;
  const end = addDays(span.to, 1);
  return Array.from({ length: freeMonths + 1 }, (_, month) =>
    freeMonthsAt === 'start' ? addMonths(span.from, month) : addMonths(end, month - freeMonths),
  );
}

/** What of a year's use is charged: on which days, and price periods. */
interface Charge {
  days: Span;
  periods: Exact;
}

/**
 * A free month takes off a month, which is a twelfth of a year's price, however many days it has; where it lies in two
 * years or stretches, each its share by days. A part that is free from its first day to its last costs nothing.
 */
export function chargeOf(
  { from, to, use }: Pick<YearShare, 'from' | 'to' | 'use'>,
  unit: 'month' | 'year',
  free: PlainDate[] | undefined,
): Charge {
  const all = { days: { from, to }, periods: use };
  const [begins, end] = [free?.[0], free?.at(-1)];
  if (!free || begins === undefined || end === undefined || end <= from || begins > to) return all;
  if (begins <= from && end > to) return { ...all, periods: zero };
  const [first, until] = [begins > from ? begins : from, end <= to ? end : addDays(to, 1)];
  const months = sub(monthsInto(free, until), monthsInto(free, first));
  const left = sub(use, unit === 'year' ? div(months, exact(12)) : months);
  return {
    days: first === from ? { from: until, to } : { from, to: addDays(first, -1) },
    periods: compare(left, zero) > 0 ? left : zero,
  };
}

/** How many of the free months are over on a day, with the share of the one that is not. */
function monthsInto(free: readonly PlainDate[], day: PlainDate): Exact {
  const month = free.findLastIndex((first) => first <= day);
  const [first = day, next] = free.slice(month, month + 2);
  if (next === undefined) return exact(month);
  return add(exact(month), ratio(daysBetween(first, day), daysBetween(first, next)));
}
