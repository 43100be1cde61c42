import type { Database, Tx } from './database.ts';

/** A change of something that screens show. `subjectId` is "*" when it was many at once. */
export interface LiveEvent {
  /** Counted up in the order in which changes became visible; null: only for whoever looks now, kept nowhere. */
  position: number | null;
  kind: string;
  subjectId: string;
  dealId: string | null;
  personId: string | null;
  version: number | null;
  state: string | null;
}

/** How long a reader may be away and still be told what they missed. */
export const eventsKept = '1 hour';

/** More at once than this is not told one by one. */
const most = 1_000;

/**
 * Gives positions to what was committed since. One at a time, by a lock that is held beyond the commit's becoming
 * visible: the positions that anybody sees never have a gap that is filled later.
 */
export async function numberEvents(database: Database): Promise<void> {
  const waiting = await database.query('select from event where position is null limit 1');
  if (waiting.length === 0) return;
  await database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('event', 0))", []);
    // A statement of its own: it must see what the lock's last holder did.
    await tx.query(
      `update event e set position = o.position
       from (select id, nextval('event_positions') as position
             from (select id from event where position is null order by id) u) o
       where e.id = o.id`,
      [],
    );
  });
}

export interface Read {
  events: LiveEvent[];
  /** There is more than can be told one by one. */
  tooMany: boolean;
  /** The newest position there is. */
  head: number;
  /** Everything up to here was forgotten. */
  floor: number;
}

/** What happened after a position, oldest first. */
export async function eventsAfter(database: Database, position: number): Promise<Read> {
  const events = await database.query<LiveEvent & { position: string }>(
    `select position, kind, subject_id as "subjectId", deal_id as "dealId", person_id as "personId", version, state
     from event where position > $1 order by position limit $2`,
    [position, most + 1],
  );
  // After the events: what is forgotten in between then shows as such, and is never just missing.
  const { head, floor } = await boundsOfEvents(database);
  const tooMany = events.length > most;
  return { events: events.map((event) => ({ ...event, position: Number(event.position) })), tooMany, head, floor };
}

/** The newest position, the last forgotten one, and the newest of those older than a moment ago. */
export async function boundsOfEvents(database: Database): Promise<{ head: number; floor: number; recent: number }> {
  const [bounds] = await database.query<Record<'head' | 'floor' | 'recent', string>>(
    `select f.position as floor, coalesce((select max(position) from event), f.position) as head,
       coalesce((select position from event where at < now() - interval '15 seconds' and position is not null
                 order by position desc limit 1), f.position) as recent
     from event_floor f`,
    [],
  );
  const { head = '0', floor = '0', recent = '0' } = bounds ?? {};
  return { head: Number(head), floor: Number(floor), recent: Number(recent) };
}

/** Forgets what nobody is told any more. */
export async function forgetEvents(database: Database): Promise<void> {
  // What never had a position could not be missed by anybody who comes back.
  await numberEvents(database);
  await database.query(
    `with gone as (delete from event where position is not null and at < now() - $1::interval returning position)
     update event_floor set position = gone.position from (select max(position) as position from gone) gone
     where gone.position > event_floor.position`,
    [eventsKept],
  );
}

/** Something changed for one person alone. */
export async function tellPerson(tx: Tx, kind: string, subjectId: string, personId: string): Promise<void> {
  await tx.query('insert into event (kind, subject_id, person_id) values ($1, $2, $3)', [kind, subjectId, personId]);
  await tx.query("select pg_notify('event', '')", []);
}

/** Somebody opened or closed a request: for whoever looks now, kept nowhere. */
export async function hintPresence(tx: Tx, approvalId: string, dealId: string): Promise<void> {
  await tx.query("select pg_notify('event', $1)", [`presence ${approvalId} ${dealId}`]);
}
