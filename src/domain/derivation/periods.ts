import { daysOf } from '../calendar.ts';
import { add, div, type Exact, exact, isWhole, isZero, mul, one, power, ratio, sub, sum, zero } from '../exact.ts';
import type { LinePeriod } from '../pricing/priced.ts';
import { type Derived, worked } from './derived.ts';
import { number } from './grounds.ts';

/** How long something runs, in price periods: "2 years + 177 of 365 days". */
export function timeOf({ unit, factor, years }: LinePeriod): Derived {
  const name = unit === null ? 'once' : `${unit}s`;
  const parts = years.filter(({ use }) => !isWhole(use));
  if (unit === null || isWhole(factor) || parts.length === 0) return number(name, factor);
  const whole = sum(years.filter(({ use }) => isWhole(use)).map(({ use }) => use));
  const split = parts.map(({ from, to, use }) => partOfPeriod(name, from, to, use));
  const all = isZero(whole) ? split : [number(name, whole), ...split];
  return all.length === 1 ? (all[0] as Derived) : worked('time', 'sum', 'number', all);
}

/** Days of the year that contains them, where that is how it was counted. */
function partOfPeriod(name: string, from: string, to: string, use: Exact): Derived {
  const of = `${from} – ${to}`;
  const days = exact(daysOf(from, to));
  const yearDays = isZero(use) ? zero : div(days, use);
  if (!isWhole(yearDays) || isZero(yearDays)) return number(name, use, { of });
  return worked('partOfYear', 'quotient', 'number', [number('days', days), number('daysOfYear', yearDays)], { of });
}

/** The same without the months that are free. */
export function chargedTime(period: LinePeriod): Derived {
  const free = number('freeTime', sub(period.factor, period.charged));
  if (isZero(free.value ?? zero)) return timeOf(period);
  return worked('chargedTime', 'difference', 'number', [timeOf(period), free]);
}

/** What is charged in each year at that year's price. */
export function upliftedTime(period: LinePeriod, uplift: Exact, firstYear: number): Derived {
  const weights = period.years.reduce((all, { weight }) => all + weight, 0n);
  const parts = period.years.map(({ year, weight, from, to }) => {
    const rise = power(add(one, uplift), year - firstYear);
    const risen = weights === 0n ? zero : mul(period.uplifted, ratio(weight, weights));
    const labels = { of: `${from} – ${to}` };
    return worked(
      'risenTime',
      'product',
      'number',
      [number('chargedTime', div(risen, rise)), number('rise', rise)],
      labels,
    );
  });
  return worked('upliftedTime', 'sum', 'number', parts);
}
