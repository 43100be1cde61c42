import type { Holiday } from '../../domain/office-calendar.ts';
import { addDays, daysBetween } from '../../domain/calendar.ts';

interface Named {
  code: string;
  name: string;
}

// Read when somebody asks for it: the data of all countries is large, and calendars are written a few times a year.
const library = async () => (await import('date-holidays')).default;

/** The regions of a country that have holidays of their own. */
export async function holidayRegions(country: string): Promise<Named[]> {
  const Holidays = await library();
  return named(new Holidays().getStates(country, 'en'));
}

/**
 * Public holidays of a country or region in a year, one entry for each day. A proposal: what is put in force is stored, so
 * that a later edition of the data changes nothing.
 */
export async function proposedHolidays(country: string, region: string | null, year: number): Promise<Holiday[]> {
  const Holidays = await library();
  const source = region ? new Holidays(country, region) : new Holidays(country);
  const found = new Map<string, string>();
  for (const { date, name, type, start, end } of source.getHolidays(year, 'en')) {
    if (type !== 'public') continue;
    const first = date.slice(0, 10);
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    for (let day = first; daysBetween(first, day) < days; day = addDays(day, 1)) {
      if (!found.has(day)) found.set(day, name);
    }
  }
  return [...found].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1));
}

const named = (names: Record<string, string> | undefined): Named[] =>
  Object.entries(names ?? {})
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
