import { type Fraction, over } from './fraction.ts';

/** A day by its place in a list of all days that was made by going on a day at a time, with the platform's calendar. */
export type Day = number;

const dates: string[] = [];
const places = new Map<string, Day>();
const firsts: Day[] = [];
const lengths: number[] = [];
const months: number[] = [];
const daysOfMonth: number[] = [];
for (
  const date = new Date('2010-01-01T00:00:00Z');
  date.getUTCFullYear() < 2070;
  date.setUTCDate(date.getUTCDate() + 1)
) {
  const text = date.toISOString().slice(0, 10);
  if (date.getUTCDate() === 1) {
    firsts.push(months.length);
    lengths.push(0);
  }
  lengths[lengths.length - 1] = date.getUTCDate();
  months.push(firsts.length - 1);
  daysOfMonth.push(date.getUTCDate());
  places.set(text, dates.length);
  dates.push(text);
}

export function dayOf(date: string): Day {
  const day = places.get(date);
  if (day === undefined) throw new Error(`No day ${date}`);
  return day;
}
export const dateOf = (day: Day): string => dates[day] as string;

/** The same day of another month, or its last. */
export function monthsLater(day: Day, count: number): Day {
  const month = (months[day] as number) + count;
  return (firsts[month] as Day) + Math.min(daysOfMonth[day] as number, lengths[month] as number) - 1;
}

/** Months from one day to another, gone a month at a time; the days of one begun are its share. */
export function monthsBetween(from: Day, until: Day): Fraction {
  let count = 0;
  while (monthsLater(from, count + 1) <= until) count += 1;
  const reached = monthsLater(from, count);
  const length = monthsLater(from, count + 1) - reached;
  return over(count * length + until - reached, length);
}
