import type { Actor } from '../../commands/actor.ts';
import { type AffectedStep, affectedSteps } from '../../commands/calendar/affected-steps.ts';
import type { CalendarContent } from '../../domain/office-calendar.ts';
import { type Named, named } from '../names.ts';
import type { Reader } from '../page.ts';

export interface CalendarRow extends Omit<CalendarContent, 'holidays'> {
  id: string;
  /** 0: proposed, and not in force yet. */
  version: number;
  people: number;
  sellers: Named[];
  /** The next days on which it is closed. */
  nextHolidays: CalendarContent['holidays'];
  changeProposed: boolean;
}

export interface CalendarPage extends CalendarContent {
  id: string;
  version: number;
  people: Named[];
  sellers: Named[];
  available: string[];
  change: CalendarChange | null;
}

export interface CalendarChange {
  id: string;
  content: CalendarContent;
  note: string;
  proposedBy: Named;
  proposedAt: string;
  affected: AffectedStep[];
}

const columns = `c.id, c.name, c.country, c.region, c.time_zone as "timeZone", c.hours, c.version,
  coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name)
    from seller s where s.calendar_id = c.id), '[]') as sellers`;

/** The offices by name; there are few. */
export function listCalendars(reader: Reader): Promise<CalendarRow[]> {
  return reader.query<CalendarRow>(
    `select ${columns},
       (select count(*)::int from person p where p.calendar_id = c.id and p.active) as people,
       coalesce((select jsonb_agg(jsonb_build_object('date', h.date, 'name', h.name) order by h.date) from (
         select date, name from calendar_holiday where calendar_id = c.id
           and date >= (clock() at time zone c.time_zone)::date order by date limit 2) h), '[]') as "nextHolidays",
       exists (select from calendar_change x where x.calendar_id = c.id and x.status = 'proposed') as "changeProposed"
     from calendar c order by lower(c.name), c.id limit 500`,
  );
}

/** One office's calendar as it is in force, with what is proposed for it. */
export async function calendarPage(reader: Reader, actor: Actor, id: string): Promise<CalendarPage | undefined> {
  const [row] = await reader.query<Omit<CalendarPage, 'available' | 'change'>>(
    `select ${columns},
       coalesce((select jsonb_agg(jsonb_build_object('date', h.date, 'name', h.name) order by h.date)
         from calendar_holiday h where h.calendar_id = c.id), '[]') as holidays,
       coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name)
         from person p where p.calendar_id = c.id and p.active), '[]') as people
     from calendar c where c.id = $1`,
    [id],
  );
  if (!row) return undefined;
  const change = await proposedChange(reader, actor, id);
  return { ...row, change, available: commandsOf(actor, row.version, change) };
}

async function proposedChange(reader: Reader, actor: Actor, id: string): Promise<CalendarChange | null> {
  const [change] = await reader.query<Omit<CalendarChange, 'affected'>>(
    `select x.id, x.content, x.note, ${named('p')} as "proposedBy", x.proposed_at as "proposedAt"
     from calendar_change x join person p on p.id = x.proposed_by
     where x.calendar_id = $1 and x.status = 'proposed'`,
    [id],
  );
  if (!change) return null;
  const isTheirs = actor.permissions.has('calendar.write') || actor.permissions.has('calendar.publish');
  return { ...change, affected: isTheirs ? await affectedSteps(reader, id, change.content) : [] };
}

function commandsOf(actor: Actor, version: number, change: CalendarChange | null): string[] {
  const writes = actor.permissions.has('calendar.write');
  const publishes = actor.permissions.has('calendar.publish');
  const own = change?.proposedBy.id === actor.id;
  return [
    ...(writes && !change ? ['ProposeCalendar'] : []),
    ...(publishes && change && !own ? ['PublishCalendar'] : []),
    ...(change && (own || publishes) ? ['DeclineCalendar'] : []),
    ...(writes && version > 0 ? ['AssignCalendar'] : []),
  ];
}
