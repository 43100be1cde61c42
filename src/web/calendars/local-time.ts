import { useEffect, useState } from 'react';
import type { CalendarRow } from '../api/types.ts';

/** What the wall clock of an office shows. */
export interface LocalTime {
  date: string;
  time: string;
  /** ISO weekday, 1 (Monday) to 7. */
  weekday: number;
}

export function localTime(timeZone: string, now: number): LocalTime {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  ) as Record<string, string>;
  const date = `${parts.year}-${parts.month}-${parts.day}`;
  return { date, time: `${parts.hour}:${parts.minute}`, weekday: new Date(`${date}T00:00:00Z`).getUTCDay() || 7 };
}

/** Whether an office is open at a moment. */
export function isOpenAt(
  { timeZone, hours }: Pick<CalendarRow, 'timeZone' | 'hours'>,
  holidays: readonly { date: string }[],
  now: number,
): boolean {
  const { date, time, weekday } = localTime(timeZone, now);
  if (holidays.some((holiday) => holiday.date === date)) return false;
  return (hours[String(weekday)] ?? []).some(({ from, to }) => from <= time && time < to);
}

/** The present, read anew every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
