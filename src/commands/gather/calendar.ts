import type { BusinessCalendar } from '../../domain/business-time.ts';
import type { Tx } from '../../store/database.ts';

/** An office's calendar as it is in force. */
export interface OfficeCalendar extends BusinessCalendar {
  /** Null: the standard hours. */
  id: string | null;
  name: string;
  version: number;
}

/** What counts where no office was named: a seller and people without a calendar. */
const standardHours: OfficeCalendar = {
  id: null,
  name: 'Standard hours',
  version: 0,
  timeZone: 'UTC',
  hours: Object.fromEntries([1, 2, 3, 4, 5].map((weekday) => [weekday, [{ from: '09:00', to: '17:00' }]])),
  holidays: [],
};

const columns = `c.id, c.name, c.version, c.time_zone as "timeZone", c.hours,
  coalesce((select array_agg(h.date::text order by h.date) from calendar_holiday h where h.calendar_id = c.id), '{}')
    as holidays`;

/** The calendar of a person's office; the standard hours while they are in none. */
export async function calendarOfPerson(tx: Pick<Tx, 'query'>, personId: string): Promise<OfficeCalendar> {
  const [found] = await tx.query<OfficeCalendar>(
    `select ${columns} from person p join calendar c on c.id = p.calendar_id where p.id = $1`,
    [personId],
  );
  return found ?? standardHours;
}

/** The calendar of a legal entity; the standard hours while it has none. */
export async function calendarOfSeller(tx: Pick<Tx, 'query'>, sellerId: string): Promise<OfficeCalendar> {
  const [found] = await tx.query<OfficeCalendar>(
    `select ${columns} from seller s join calendar c on c.id = s.calendar_id where s.id = $1`,
    [sellerId],
  );
  return found ?? standardHours;
}

export async function calendarById(tx: Pick<Tx, 'query'>, id: string | null): Promise<OfficeCalendar> {
  const [found] = await tx.query<OfficeCalendar>(`select ${columns} from calendar c where c.id = $1`, [id]);
  return found ?? standardHours;
}

/**
 * The published rule: when everybody who is asked works in one office, that office's calendar; else the seller's. People
 * without an office count as one of their own, so that one of them suffices for the seller's.
 */
export async function calendarOfStep(
  tx: Pick<Tx, 'query'>,
  asked: readonly string[],
  sellerId: string,
): Promise<OfficeCalendar> {
  const offices = await tx.query<{ id: string | null }>(
    'select distinct calendar_id as id from person where id = any($1)',
    [asked],
  );
  const [only] = offices;
  return offices.length === 1 && only?.id ? calendarById(tx, only.id) : calendarOfSeller(tx, sellerId);
}
