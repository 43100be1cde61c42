/**
 * Opening time of an office. A moment is open when the wall clock of the office stands inside the opening hours of that
 * weekday and the date is no holiday: an hour that daylight saving skips is never open, one that it repeats is open
 * twice. Pure and exact to the millisecond; the zone's rules are those of the platform (IANA, through Temporal).
 */
import { Temporal } from 'temporal-polyfill';
import { addDays } from './calendar.ts';
import type { PlainDate } from './offer.ts';

/** From "HH:MM" until before "HH:MM" by the wall clock; "24:00" is the end of the day. What passes midnight is two. */
export interface OpeningHours {
  from: string;
  to: string;
}

export interface BusinessCalendar {
  /** IANA name, such as "Europe/Berlin". */
  timeZone: string;
  /** By ISO weekday, 1 (Monday) to 7, in local time; a weekday without hours is closed. */
  hours: Record<number, OpeningHours[]>;
  holidays: readonly PlainDate[];
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** No office is closed for longer at a stretch; a calendar that is, never opens again. */
const longestClosure = 3 * 366 * day;

/**
 * The moment when `minutes` of opening time have passed since `from` (ISO, UTC, in and out). At closing time the minutes
 * are full at once: the next opening is looked for only when some are still missing.
 * @throws RangeError when the calendar never opens, or `minutes` is negative.
 */
export function addBusinessTime(calendar: BusinessCalendar, from: string, minutes: number): string {
  if (!(minutes >= 0)) throw new RangeError(`no opening time of ${minutes} minutes`);
  let left = Math.round(minutes * minute);
  const start = Date.parse(from);
  if (left === 0) return new Date(start).toISOString();
  let lastOpen = start;
  for (const { opens, closes } of openings(calendar, start)) {
    if (opens - lastOpen > longestClosure) break;
    if (closes - opens >= left) return new Date(opens + left).toISOString();
    left -= closes - opens;
    if (closes > opens) lastOpen = closes;
  }
  throw new RangeError(`the calendar in ${calendar.timeZone} never opens`);
}

/** Minutes of opening time between two moments, with the fraction of one not full; 0 when `to` is not later. */
export function businessMinutes(calendar: BusinessCalendar, from: string, to: string): number {
  const end = Date.parse(to);
  let open = 0;
  for (const { opens, closes } of openings(calendar, Date.parse(from))) {
    if (opens >= end) break;
    open += Math.min(closes, end) - opens;
  }
  return open / minute;
}

/** Whether the office works at all on this date. */
export const isBusinessDay = ({ hours, holidays }: BusinessCalendar, date: PlainDate): boolean =>
  (hours[weekdayOf(date)] ?? []).length > 0 && !holidays.includes(date);

/** The date that lies `count` business days before `date`, which itself does not count. */
export function businessDaysBefore(calendar: BusinessCalendar, date: PlainDate, count: number): PlainDate {
  let [found, left] = [date, count];
  for (let steps = 0; left > 0; steps += 1) {
    if (steps > longestClosure / day) throw new RangeError(`the calendar in ${calendar.timeZone} never opens`);
    found = addDays(found, -1);
    if (isBusinessDay(calendar, found)) left -= 1;
  }
  return found;
}

/** The first open moment of a date, or the first after it when the office is closed then. */
export function firstOpening(calendar: BusinessCalendar, date: PlainDate): string {
  const midnight = Temporal.PlainDate.from(date).toZonedDateTime(calendar.timeZone).epochMilliseconds;
  const firstMinute = addBusinessTime(calendar, new Date(midnight).toISOString(), 1);
  return new Date(Date.parse(firstMinute) - minute).toISOString();
}

/** ISO weekday, 1 (Monday) to 7. */
const weekdayOf = (date: PlainDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

interface Opening {
  /** Milliseconds since the epoch. */
  opens: number;
  closes: number;
}

/**
 * Every stretch of opening time from a moment on, in order, and an empty one for each day that has none. Walks stretches
 * of one local date and one offset from UTC: inside them the wall clock runs evenly.
 */
function* openings({ timeZone, hours, holidays }: BusinessCalendar, from: number): Generator<Opening, never> {
  const closed = new Set(holidays);
  let at = from;
  let { offset, until } = offsetAt(timeZone, at);
  for (;;) {
    if (at >= until) ({ offset, until } = offsetAt(timeZone, at));
    const midnight = Math.floor((at + offset) / day) * day - offset;
    const ends = Math.min(midnight + day, until);
    const date = new Date(midnight + offset).toISOString().slice(0, 10);
    const today = closed.has(date) ? [] : (hours[weekdayOf(date)] ?? []);
    for (const { from: opening, to: closing } of today) {
      const opens = Math.max(at, midnight + clockTime(opening));
      const closes = Math.min(ends, midnight + clockTime(closing));
      if (closes > opens) yield { opens, closes };
    }
    at = ends;
    yield { opens: at, closes: at };
  }
}

/** The zone's offset from UTC at a moment, and until when it stays so. */
function offsetAt(timeZone: string, at: number): { offset: number; until: number } {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const change = local.getTimeZoneTransition('next');
  return {
    offset: local.offsetNanoseconds / 1e6,
    until: change?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
  };
}

/** Milliseconds after midnight of "HH:MM". */
const clockTime = (text: string): number => (Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))) * minute;
