import type { NonStandard, QuoteLine } from '../../../src/domain/offer.ts';
import { type Day, dayOf, monthsBetween, monthsLater } from './days.ts';
import {
  all,
  by,
  coins,
  type Fraction,
  isLess,
  isNothing,
  minus,
  nothing,
  read,
  shareOut,
  times,
  total,
  whole,
  worth,
} from './fraction.ts';
import type { LineWorth, Term } from './lines.ts';
import { byYear } from './payments.ts';
import type { Use } from './use.ts';

/** Every year of a stretch costs the same: without free time, and without a rise or at a price that its ramp says. */
export function isLevel({ freeMonths, uplift = '0', ramp = [] }: QuoteLine, { from }: Pick<Use, 'from'>): boolean {
  const isSaid = ramp.findLast((step) => dayOf(step.from) <= from)?.unitPrice !== undefined;
  return !freeMonths && (isSaid || isNothing(read(uplift)));
}

/** Recurring fees in force on a day ÷ the months that they cover; of fees that change by the year, those of the year. */
export function mrrOn(day: Day, lines: readonly LineWorth[], currency: string): Fraction {
  const fees = lines.map(({ product, said, segments }) => {
    const segment = segments.find(({ use }) => use.from <= day && day < use.until);
    if (product.charge !== 'recurring' || !segment) return nothing;
    const months = (periods: Fraction) => (product.pricePeriod === 'year' ? times(periods, whole(12)) : periods);
    if (isLevel(said, segment.use)) return by(worth(segment.net, currency), months(segment.use.factor));
    const year = byYear(segment).find(({ from, until }) => from <= day && day < until);
    return year ? by(worth(year.amount, currency), months(year.use)) : nothing;
  });
  return all(fees);
}

export const yearly = (monthly: Fraction): Fraction => times(monthly, whole(12));

export const firstYear = (lines: readonly LineWorth[]): bigint =>
  total(
    lines.flatMap(({ segments }) => segments.flatMap(byYear)).map(({ year, amount }) => (year === 0 ? amount : 0n)),
  );

/** Recurring fees ÷ years; of less than a year the fees themselves. */
export function annual(recurring: Fraction, { start, until }: Term): Fraction {
  const months = monthsBetween(start, until);
  return isLess(months, whole(12)) ? recurring : by(times(recurring, whole(12)), months);
}

/** What is sure when the customer leaves as early as it may. */
export function firmWorth(
  lines: readonly LineWorth[],
  net: bigint,
  exit: NonStandard['terminationForConvenience'],
  { start, until }: Term,
  currency: string,
): bigint {
  if (!exit) return net;
  const left = monthsLater(start, exit.afterMonths ?? 0) + exit.noticeDays;
  if (left >= until) return net;
  const paid = lines.map((line) =>
    line.product.charge === 'one-time'
      ? line.net
      : total(
          line.segments.flatMap(byYear).map(({ amount, charged }) => {
            if (left <= charged.from) return 0n;
            if (left >= charged.until) return amount;
            const before = monthsBetween(charged.from, left);
            return shareOut(amount, [before, minus(monthsBetween(charged.from, charged.until), before)])[0] as bigint;
          }),
        ),
  );
  const firm = total(paid) + coins(read(exit.fee ?? '0'), currency);
  return firm < net ? firm : net;
}
