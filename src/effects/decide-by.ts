import { momentIn } from '../commands/deadlines/told-times.ts';
import { calendarOfPerson } from '../commands/gather/calendar.ts';
import type { MailView } from '../documents/view-models/mail.ts';
import { askedOf } from '../queries/approvals/asked.ts';
import type { Database } from '../store/database.ts';

interface Asked {
  dueAt: string;
  within: number;
  timeZone: string;
  office: string;
}

/** Until when somebody is to decide on a version: by the reader's own wall clock, and by that of the office whose hours count. */
export async function decideBy(
  database: Database,
  personId: string,
  { quoteId, quoteVersion }: { quoteId?: string; quoteVersion?: number },
): Promise<MailView['facts']> {
  const [step] = await database.query<Asked>(
    `select s.due_at as "dueAt", (s.plan ->> 'within')::float8 as within, s.time_zone as "timeZone",
       s.calendar_name as office
     from ${askedOf(1)} asked join approval_step s on s.id = asked.step_id
     join approval_request r on r.id = s.approval_id
     where r.quote_id = $2 and r.quote_version = $3 and s.due_at is not null order by s.due_at limit 1`,
    [personId, quoteId ?? null, quoteVersion ?? null],
  );
  if (!step) return [];
  const { dueAt, within, timeZone, office } = step;
  const own = await calendarOfPerson(database, personId);
  const there = momentIn(timeZone, dueAt, office);
  const here = own.timeZone === timeZone ? there : `${momentIn(own.timeZone, dueAt, own.name)}, which is ${there}`;
  return [{ label: 'Decide by', value: `${here}: ${within} business ${within === 1 ? 'hour' : 'hours'}` }];
}
