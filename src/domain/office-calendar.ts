import type { BusinessCalendar, OpeningHours } from './business-time.ts';
import { isPlainDate } from './calendar.ts';
import type { PlainDate } from './offer.ts';

export interface Holiday {
  date: PlainDate;
  name: string;
}

/** What somebody writes of an office's calendar, whole. */
export interface CalendarContent {
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  region: string | null;
  timeZone: string;
  hours: Record<string, OpeningHours[]>;
  holidays: Holiday[];
}

/** As the arithmetic reads it. */
export const businessCalendarOf = ({ timeZone, hours, holidays }: CalendarContent): BusinessCalendar => ({
  timeZone,
  hours,
  holidays: holidays.map(({ date }) => date),
});

/** What is wrong with a calendar, by JSON pointer: one that is wrong could never open, or open twice at once. */
export function calendarProblems(content: CalendarContent): { pointer: string; message: string }[] {
  const found: { pointer: string; message: string }[] = [];
  if (!isTimeZone(content.timeZone)) {
    found.push({ pointer: '/timeZone', message: 'Write an IANA time zone, like "Europe/Berlin".' });
  }
  const weekdays = Object.entries(content.hours);
  if (weekdays.every(([, hours]) => hours.length === 0)) {
    found.push({ pointer: '/hours', message: 'An office is open at least once a week.' });
  }
  for (const [weekday, hours] of weekdays) {
    const pointer = `/hours/${weekday}`;
    if (!/^[1-7]$/.test(weekday)) found.push({ pointer, message: 'Weekdays are 1 (Monday) to 7.' });
    if (!hours.every(({ from, to }) => from < to)) found.push({ pointer, message: 'An opening ends after it begins.' });
    if (!hours.every(({ from }, index) => index === 0 || (hours[index - 1] as OpeningHours).to <= from)) {
      found.push({ pointer, message: 'Openings of one day follow each other without overlap.' });
    }
  }
  const dates = content.holidays.map(({ date }) => date);
  dates.forEach((date, index) => {
    const pointer = `/holidays/${index}/date`;
    if (!isPlainDate(date)) found.push({ pointer, message: `${date} is no date.` });
    else if (dates.indexOf(date) < index) found.push({ pointer, message: `${date} is a holiday already.` });
  });
  return found;
}

function isTimeZone(name: string): boolean {
  try {
    return name.includes('/') && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
