import {
  all,
  by,
  type Fraction,
  isLess,
  isNothing,
  minus,
  nothing,
  over,
  plus,
  read,
  times,
  unity,
  whole,
} from './fraction.ts';
import { type Day, monthsBetween, monthsLater } from './days.ts';

/** How a price book and a quote count: where years begin, and by days or by months. */
export interface Counting {
  /** First days of subscription years, from the one that the quote starts in. */
  years: Day[];
  byDay: boolean;
}

export type PricePeriod = 'month' | 'year';

/** What of a stretch lies in one subscription year. */
export interface YearOfUse {
  year: number;
  from: Day;
  until: Day;
  /** Days that are charged. */
  charged: { from: Day; until: Day };
  use: Fraction;
  /** Periods charged, at the price of that year. */
  priced: Fraction;
}

export interface Use {
  from: Day;
  until: Day;
  per: PricePeriod | null;
  factor: Fraction;
  charged: Fraction;
  uplifted: Fraction;
  years: YearOfUse[];
}

export function yearsFrom(anniversary: Day, start: Day, end: Day): Day[] {
  const years: Day[] = [];
  for (let year = 0; ; year += 1) {
    const first = monthsLater(anniversary, 12 * year);
    if (monthsLater(anniversary, 12 * (year + 1)) > start) years.push(first);
    if (first > end) return years;
  }
}

const yearOf = ({ years }: Counting, day: Day): number => years.findLastIndex((first) => first <= day);

/** Price periods of a stretch of days. */
export function periods(from: Day, until: Day, per: PricePeriod, counting: Counting): Fraction {
  const months = monthsBetween(from, until);
  if (!counting.byDay) return per === 'month' ? months : times(months, over(1, 12));
  const full = Number(months.n / months.d);
  const reached = monthsLater(from, full);
  if (per === 'year' && reached === until && full % 12 === 0) return whole(full / 12);
  const counted = new Map<number, number>();
  for (let day = per === 'year' ? from : reached; day < until; day += 1) {
    const year = yearOf(counting, day);
    const length = (counting.years[year + 1] as Day) - (counting.years[year] as Day);
    counted.set(length, (counted.get(length) ?? 0) + 1);
  }
  const byDays = all([...counted].map(([length, days]) => over(days, length)));
  return per === 'year' ? byDays : plus(whole(full), times(byDays, whole(12)));
}

/** First days of the free months, and the day after the last. */
export function freeMonths(from: Day, until: Day, count: number, at: 'start' | 'end'): Day[] {
  const ends = Array.from({ length: count + 1 }, (_, month) => month);
  return at === 'start'
    ? ends.map((month) => monthsLater(from, month))
    : ends.map((month) => monthsLater(until, month - count));
}

/** Something charged for a time: its use, year by year, without the free days and with the rise of every year. */
export function useOf(
  stretch: { from: Day; until: Day },
  per: PricePeriod,
  line: { from: Day; free: Day[]; uplift: string },
  counting: Counting,
): Use {
  const { from, until } = stretch;
  const factor = periods(from, until, per, counting);
  const days = new Map<number, { from: Day; until: Day }>();
  for (let day = from; day < until; day += 1) {
    const year = yearOf(counting, day);
    days.set(year, { from: days.get(year)?.from ?? day, until: day + 1 });
  }
  const counted = [...days.values()].map((part) => periods(part.from, part.until, per, counting));
  const sum = all(counted);
  const firstYear = yearOf(counting, line.from);
  const years = [...days].map(([year, part], index): YearOfUse => {
    const use = days.size === 1 ? factor : by(times(factor, counted[index] as Fraction), sum);
    const { charged, periods } = chargedOf(part, use, per, line.free);
    let priced = periods;
    for (let rises = firstYear; rises < year; rises += 1) priced = times(priced, plus(unity, read(line.uplift)));
    return { year, ...part, use, charged, priced };
  });
  const isPlain = line.free.length < 2;
  return {
    from,
    until,
    per,
    factor,
    charged: isPlain
      ? factor
      : all(
          [...days.values()].map(
            (part, index) => chargedOf(part, (years[index] as YearOfUse).use, per, line.free).periods,
          ),
        ),
    uplifted: isPlain && isNothing(read(line.uplift)) ? factor : all(years.map(({ priced }) => priced)),
    years,
  };
}

/** Free days take off their share of a month; what is free from its first day to its last costs nothing. */
function chargedOf(part: { from: Day; until: Day }, use: Fraction, per: PricePeriod, free: Day[]) {
  if (free.length < 2) return { charged: { from: part.from, until: part.until }, periods: use };
  const charged: Day[] = [];
  let months = nothing;
  const inMonth = new Map<number, number>();
  for (let day = part.from; day < part.until; day += 1) {
    const month = free.findLastIndex((first) => first <= day);
    const isFree = month >= 0 && month < free.length - 1;
    if (isFree) inMonth.set(month, (inMonth.get(month) ?? 0) + 1);
    else charged.push(day);
  }
  if (charged.length === 0) return { charged: part, periods: nothing };
  for (const [month, days] of inMonth)
    months = plus(months, over(days, (free[month + 1] as Day) - (free[month] as Day)));
  const left = minus(use, per === 'year' ? times(months, over(1, 12)) : months);
  return {
    charged: { from: charged[0] as Day, until: (charged.at(-1) as Day) + 1 },
    periods: isLess(left, nothing) ? nothing : left,
  };
}
