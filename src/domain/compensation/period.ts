import { addMonths, lastDayOf } from '../calendar.ts';
import type { PlainDate } from '../offer.ts';

export const planPeriods = ['month', 'quarter', 'year'] as const;
export type PlanPeriod = (typeof planPeriods)[number];

const monthsOf: Record<PlanPeriod, number> = { month: 1, quarter: 3, year: 12 };

export interface Period {
  /** "November 2026", "Q4 2026", "2026". */
  name: string;
  from: PlainDate;
  /** Inclusive. */
  to: PlainDate;
}

/** The period of the calendar year that contains a day. */
export function periodOf(period: PlanPeriod, day: PlainDate): Period {
  const year = day.slice(0, 4);
  const index = Math.floor((Number(day.slice(5, 7)) - 1) / monthsOf[period]);
  const from = addMonths(`${year}-01-01`, index * monthsOf[period]);
  return { name: nameOf(period, year, index), from, to: lastDayOf(from, monthsOf[period]) };
}

function nameOf(period: PlanPeriod, year: string, index: number): string {
  if (period === 'year') return year;
  return period === 'quarter' ? `Q${index + 1} ${year}` : `${monthNames[index]} ${year}`;
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
