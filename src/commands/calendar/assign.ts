import type { Database } from '../../store/database.ts';
import { type Asked, changed, danglingReferences, installation } from '../change.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';

export interface Assignment {
  people: string[];
  sellers: string[];
}

/** Who works by a calendar from now on, beside those who do already. Deadlines that run keep the one they began with. */
export function assignCalendar(
  database: Database,
  asked: Asked,
  calendarId: string,
  { people, sellers }: Assignment,
): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const [calendar] = await tx.query<{ version: number }>('select version from calendar where id = $1 for update', [
      calendarId,
    ]);
    if (!calendar) return refuse('not-found', { detail: 'There is no such calendar.' });
    if (calendar.version === 0) {
      return refuse('not-available', { detail: 'This calendar is not in force yet.', available: [] });
    }
    const errors = await danglingReferences(tx, [
      ...people.map((id, index) => ({ pointer: `/people/${index}`, table: 'person' as const, id })),
      ...sellers.map((id, index) => ({ pointer: `/sellers/${index}`, table: 'seller' as const, id })),
    ]);
    if (errors.length > 0) return refuseInput(...errors);
    await tx.query('update person set calendar_id = $1 where id = any($2)', [calendarId, people]);
    await tx.query('update seller set calendar_id = $1 where id = any($2)', [calendarId, sellers]);
    const data = { calendarId, people, sellers };
    return { answer: calendarId, subject: installation, type: 'CalendarAssigned', data };
  });
}
