import type { CalendarContent } from '../../domain/office-calendar.ts';
import type { Database, Tx } from '../../store/database.ts';
import { type Asked, changed, installation } from '../change.ts';
import { handleIn } from '../handle.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { affectedSteps } from './affected-steps.ts';

interface StoredChange {
  calendarId: string;
  content: CalendarContent;
  proposedBy: string;
  status: string;
  version: number;
}

/**
 * Puts a proposed calendar in force, by somebody else than who proposed it. Running deadlines stay as they are, unless the
 * publisher chooses to correct them: then each is moved by a fact of its own deal.
 */
export function publishCalendar(
  database: Database,
  asked: Asked,
  changeId: string,
  { correctDeadlines }: { correctDeadlines: boolean },
): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const change = await proposed(tx, changeId);
    if (isRefusal(change)) return change;
    if (change.proposedBy === asked.actor.id) {
      return refuse('forbidden', { detail: 'You proposed this change: a second person has to put it in force.' });
    }
    const { calendarId, content } = change;
    const affected = await affectedSteps(tx, calendarId, content);
    const version = change.version + 1;
    await putInForce(tx, calendarId, content, version);
    await settle(tx, asked, changeId, 'published', version);
    for (const { stepId, approvalId, newDueAt } of correctDeadlines ? affected : []) {
      const corrected = await handleIn(tx, {
        type: 'CorrectDeadline',
        target: { instanceId: approvalId },
        by: 'installation',
        input: { stepId, calendarId, calendarVersion: version, dueAt: newDueAt, publishedBy: asked.actor.id },
        commandId: asked.commandId,
      });
      if (isRefusal(corrected)) throw new Error(`a running deadline could not be corrected: ${corrected.detail}`);
    }
    const steps = affected.map(({ stepId, dueAt, newDueAt }) => ({ stepId, dueAt, newDueAt }));
    const data = { calendarId, changeId, version, content, affected: steps, corrected: correctDeadlines };
    return { answer: calendarId, subject: installation, type: 'CalendarPublished', data };
  });
}

/** Turns a proposed change down; who proposed it may take it back. */
export function declineCalendar(database: Database, asked: Asked, changeId: string): Promise<string | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const change = await proposed(tx, changeId);
    if (isRefusal(change)) return change;
    if (change.proposedBy !== asked.actor.id && !asked.actor.permissions.has('calendar.publish')) {
      return refuse('forbidden', {
        detail: 'A change is declined by who may publish it, or taken back by its author.',
      });
    }
    await settle(tx, asked, changeId, 'declined', null);
    const { calendarId } = change;
    return { answer: calendarId, subject: installation, type: 'CalendarDeclined', data: { calendarId, changeId } };
  });
}

async function proposed(tx: Tx, changeId: string): Promise<StoredChange | Refusal> {
  const [change] = await tx.query<StoredChange>(
    `select x.calendar_id as "calendarId", x.content, x.proposed_by as "proposedBy", x.status, c.version
     from calendar_change x join calendar c on c.id = x.calendar_id where x.id = $1 for update`,
    [changeId],
  );
  if (!change) return refuse('not-found', { detail: 'There is no such change.' });
  if (change.status === 'proposed') return change;
  return refuse('not-available', { detail: `This change is ${change.status} already.`, available: [] });
}

async function putInForce(tx: Tx, id: string, content: CalendarContent, version: number): Promise<void> {
  await tx.query(
    `update calendar set name = $2, country = $3, region = $4, time_zone = $5, hours = $6, version = $7 where id = $1`,
    [id, content.name, content.country, content.region, content.timeZone, JSON.stringify(content.hours), version],
  );
  await tx.query('delete from calendar_holiday where calendar_id = $1', [id]);
  await tx.query(
    `insert into calendar_holiday (calendar_id, date, name)
     select $1, date, name from jsonb_to_recordset($2) as h(date date, name text)`,
    [id, JSON.stringify(content.holidays)],
  );
}

async function settle(
  tx: Tx,
  { actor }: Asked,
  changeId: string,
  status: 'published' | 'declined',
  version: number | null,
): Promise<void> {
  await tx.query(
    `update calendar_change set status = $2, version = $3, decided_by = $4, decided_at = clock() where id = $1`,
    [changeId, status, version, actor.id],
  );
}
