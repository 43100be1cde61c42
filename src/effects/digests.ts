import { calendarOfPerson } from '../commands/gather/calendar.ts';
import { dayAt, nextDigest } from '../domain/digest.ts';
import type { Database, Tx } from '../store/database.ts';
import { addEffects } from '../store/outbox.ts';

const batch = 200;

/** Plans the next digest of everybody who wants one, and gives those that are due. Any number of processes may do so. */
export async function digestsDue(database: Database): Promise<void> {
  await database.transaction(planMissing);
  while (await database.transaction(giveNext));
}

/** Whoever has no digest to come: new people, and those who chose another hour. */
async function planMissing(tx: Tx): Promise<void> {
  const people = await tx.query<{ id: string }>(
    `select p.id from person p left join digest_setting s on s.person_id = p.id
     where p.active and s.wanted is not false
       and not exists (select from digest d where d.person_id = p.id and d.status = 'due')
     order by p.id limit ${batch}`,
  );
  for (const { id } of people) await plan(tx, id, false);
}

async function plan(tx: Tx, personId: string, late: boolean): Promise<void> {
  const calendar = await calendarOfPerson(tx, personId);
  const [row] = await tx.query<{ at: string; last: string | null; now: string }>(
    `select coalesce((select at from digest_setting where person_id = $1), '08:00') as at, clock() as now,
       (select max(day) from digest where person_id = $1 and status <> 'due') as last`,
    [personId],
  );
  const next = row && nextDigest(calendar, { ...row, late });
  if (!next) return;
  await tx.query('insert into digest (person_id, day, due_at) values ($1, $2, $3) on conflict do nothing', [
    personId,
    next.day,
    next.dueAt,
  ]);
}

/**
 * Gives one digest that is due: the row is marked and the letter asked for together. One whose day is over is missed, and
 * today's comes instead, however late it is.
 */
async function giveNext(tx: Tx): Promise<boolean> {
  const [due] = await tx.query<{ personId: string; day: string; now: string }>(
    `select person_id as "personId", day, clock() as now from digest
     where status = 'due' and due_at <= clock() order by due_at limit 1 for update skip locked`,
  );
  if (!due) return false;
  const { personId, day, now } = due;
  const { timeZone } = await calendarOfPerson(tx, personId);
  const isToday = day === dayAt(timeZone, now);
  await tx.query('update digest set status = $3 where person_id = $1 and day = $2', [
    personId,
    day,
    isToday ? 'given' : 'missed',
  ]);
  if (isToday) {
    await addEffects(tx, [
      { key: `digest-${personId}-${day}`, dealId: null, verb: 'mailDigest', payload: { personId, day } },
    ]);
  }
  await plan(tx, personId, !isToday);
  return true;
}
