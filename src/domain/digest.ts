/** When the daily digest comes. Pure. */
import { Temporal } from 'temporal-polyfill';
import { type BusinessCalendar, isBusinessDay } from './business-time.ts';
import type { PlainDate } from './offer.ts';

export interface DigestDue {
  /** By the clock of the office. */
  day: PlainDate;
  dueAt: string;
}

/** No office is closed for longer. */
const longestClosure = 3 * 366;

/**
 * The first business day after `last` whose digest is still to come; with `late` also today's whose time has passed.
 * Undefined when the office never opens.
 */
export function nextDigest(
  calendar: BusinessCalendar,
  { at, now, last, late = false }: { at: string; now: string; last: PlainDate | null; late?: boolean },
): DigestDue | undefined {
  const moment = Temporal.Instant.from(now);
  let date = moment.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  for (let steps = 0; steps < longestClosure; steps++, date = date.add({ days: 1 })) {
    const day = date.toString();
    if ((last !== null && day <= last) || !isBusinessDay(calendar, day)) continue;
    const due = date
      .toZonedDateTime({ timeZone: calendar.timeZone, plainTime: Temporal.PlainTime.from(at) })
      .toInstant();
    if (Temporal.Instant.compare(due, moment) > 0 || (late && steps === 0)) return { day, dueAt: due.toString() };
  }
  return undefined;
}

/** The date in an office at a moment. */
export const dayAt = (timeZone: string, now: string): PlainDate =>
  Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
