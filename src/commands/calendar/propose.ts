import { type CalendarContent, calendarProblems } from '../../domain/office-calendar.ts';
import type { Database, Tx } from '../../store/database.ts';
import { type Asked, changed, installation } from '../change.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';

export interface Proposal {
  content: CalendarContent;
  note: string;
}

/** Proposes the calendar of a new office; it counts once a second person has put it in force. Answers its id. */
export function proposeOffice(database: Database, asked: Asked, proposal: Proposal): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const { content } = proposal;
    const refusal = await wrong(tx, content, null);
    if (refusal) return refusal;
    const [row] = await tx.query<{ id: string }>(
      `insert into calendar (name, country, region, time_zone, hours) values ($1, $2, $3, $4, $5) returning id`,
      [content.name, content.country, content.region, content.timeZone, JSON.stringify(content.hours)],
    );
    const { id } = row as { id: string };
    return keep(tx, asked, id, proposal);
  });
}

/** Proposes a change of an office's calendar: the whole of it, as it shall be. One at a time. */
export function proposeChange(
  database: Database,
  asked: Asked,
  id: string,
  proposal: Proposal,
): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const [there] = await tx.query('select from calendar where id = $1 for update', [id]);
    if (!there) return refuse('not-found', { detail: 'There is no such calendar.' });
    const refusal = await wrong(tx, proposal.content, id);
    if (refusal) return refusal;
    const [open] = await tx.query(`select from calendar_change where calendar_id = $1 and status = 'proposed'`, [id]);
    if (open) {
      const detail = 'A change of this calendar is proposed already: it is put in force or declined first.';
      return refuse('not-available', { detail, available: [] });
    }
    return keep(tx, asked, id, proposal);
  });
}

async function keep(tx: Tx, { actor }: Asked, calendarId: string, { content, note }: Proposal) {
  const [row] = await tx.query<{ id: string }>(
    `insert into calendar_change (calendar_id, content, note, proposed_by) values ($1, $2, $3, $4) returning id`,
    [calendarId, JSON.stringify(content), note, actor.id],
  );
  const changeId = (row as { id: string }).id;
  const data = { calendarId, changeId, name: content.name, note };
  return { answer: calendarId, subject: installation, type: 'CalendarProposed', data };
}

async function wrong(tx: Tx, content: CalendarContent, id: string | null): Promise<Refusal | undefined> {
  const problems = calendarProblems(content);
  const [taken] = await tx.query('select from calendar where lower(name) = lower($1) and id is distinct from $2', [
    content.name,
    id,
  ]);
  if (taken) problems.push({ pointer: '/name', message: 'There is a calendar of this name.' });
  return problems.length > 0 ? refuseInput(...problems) : undefined;
}
