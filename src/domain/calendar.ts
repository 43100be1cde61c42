import type { PlainDate } from './offer.ts';

/**
 * Dates without time or zone, as ISO text ("2026-11-22"), in the proleptic Gregorian calendar. ISO text sorts as dates
 * do, so comparing is `<`. Periods are written with an inclusive last day.
 */
interface CalendarDay {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

const form = /^(\d{4})-(\d{2})-(\d{2})$/;

/** What lies beyond is a slip of the pen. */
export const firstDate: PlainDate = '1900-01-01';
export const lastDate: PlainDate = '2199-12-31';

/** What is said of a date that is none, and of one that lies too far. */
export const dateForm = 'Write a date as YYYY-MM-DD.';
export const dateRange = `Give a day from ${firstDate} to ${lastDate}.`;

/** True for a real date between the years 1900 and 2199. */
export function isPlainDate(text: string): boolean {
  const match = form.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return (
    text >= firstDate && text <= lastDate && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

/** `days` later (or earlier, when negative). */
export const addDays = (date: PlainDate, days: number): PlainDate => fromDayNumber(dayNumber(date) + days);

/**
 * The same day `months` later, or the last day of a shorter month: 31 January + 1 is 28 February, + 2 is 31 March.
 * Count from the original start every time; adding month by month would lose the 31st for ever.
 */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = read(date);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return write({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

/** Days from one date to another: 0 for the same day, negative backwards. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from);

/** Days of a period that includes both its ends. */
export const daysOf = (from: PlainDate, lastDay: PlainDate): number => daysBetween(from, lastDay) + 1;

/** The inclusive last day of `months` from `start`. */
export const lastDayOf = (start: PlainDate, months: number): PlainDate => addDays(addMonths(start, months), -1);

export interface MonthCount {
  /** Whole months from the first day. */
  months: number;
  /** Days left over, and the days of the month (anniversary to anniversary) that they lie in. */
  days: number;
  daysOfMonth: number;
}

/** A period as whole months from its first day and the days that remain. */
export function monthsAndDays(from: PlainDate, lastDay: PlainDate): MonthCount {
  const end = addDays(lastDay, 1);
  const a = read(from);
  const b = read(end);
  let months = (b.year - a.year) * 12 + (b.month - a.month);
  if (addMonths(from, months) > end) months -= 1;
  const reached = addMonths(from, months);
  return {
    months,
    days: daysBetween(reached, end),
    daysOfMonth: daysBetween(reached, addMonths(from, months + 1)),
  };
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (lengths[month - 1] ?? 0);

/** Digit by digit: a quote of a thousand lines reads tens of thousands of dates. */
const read = (date: PlainDate): CalendarDay => ({
  year: pair(date, 0) * 100 + pair(date, 2),
  month: pair(date, 5),
  day: pair(date, 8),
});
const pair = (date: PlainDate, at: number): number => date.charCodeAt(at) * 10 + date.charCodeAt(at + 1) - 11 * 48;

const write = ({ year, month, day }: CalendarDay): PlainDate =>
  `${String(year).padStart(4, '0')}-${twoDigits[month]}-${twoDigits[day]}`;
const twoDigits = Array.from({ length: 32 }, (_, number) => String(number).padStart(2, '0'));

/** Days since 1 March of the year 0; years that begin in March put the leap day last (H. Hinnant, "days_from_civil"). */
function dayNumber(date: PlainDate): number {
  const { year, month, day } = read(date);
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear;
}

function fromDayNumber(number: number): PlainDate {
  const era = Math.floor(number / 146097);
  const dayOfEra = number - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return write({
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  });
}
