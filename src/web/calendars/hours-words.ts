import type { CalendarRow } from '../api/types.ts';

type Hours = CalendarRow['hours'];

export const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** A week in a line: "Mon–Thu 08:30–17:00, Fri 08:30–15:30"; days with the same hours stand together. */
export function hoursWords(hours: Hours): string {
  const days = weekdayNames.map((name, index) => ({ name, words: openingsWords(hours[String(index + 1)] ?? []) }));
  const runs: { first: string; last: string; words: string }[] = [];
  for (const { name, words } of days) {
    const run = runs.at(-1);
    if (run?.words === words) run.last = name;
    else runs.push({ first: name, last: name, words });
  }
  return runs
    .filter(({ words }) => words !== '')
    .map(({ first, last, words }) => `${first === last ? first : `${first}–${last}`} ${words}`)
    .join(', ');
}

/** "09:00–12:00 and 13:00–17:00" */
export const openingsWords = (openings: readonly { from: string; to: string }[]): string =>
  openings.map(({ from, to }) => `${from}–${to}`).join(' and ');

/** "09:00-12:00, 13:00-17:00" as typed, to openings; undefined when it is not written so. */
export function openingsOf(typed: string): Hours[string] | undefined {
  const parts = typed
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = parts.map((part) => /^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/.exec(part));
  if (read.some((match) => match === null)) return undefined;
  return read.flatMap((match) => {
    if (!match) return [];
    const [, a = '', b = '', c = '', d = ''] = match;
    return [{ from: `${a.padStart(2, '0')}:${b}`, to: `${c.padStart(2, '0')}:${d}` }];
  });
}
