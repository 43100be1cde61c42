import type { Database } from '../store/database.ts';

/**
 * Gives lost effects back to the relay: those whose worker showed no life until its lease ran out, and those queued for
 * `requeueAfter` milliseconds without being taken up, because Redis was emptied or a process died in between.
 * @returns how many there were, at most 5,000.
 */
export async function requeueLost(database: Database, requeueAfter: number): Promise<number> {
  const rows = await database.query(
    `update outbox set status = 'pending', lease = null
      where id in (
        select id from outbox
          where status = 'queued' and available_at <= now()
            and (lease is not null or available_at <= now() - $1 * interval '1 ms')
          order by available_at, id limit 5000 for update skip locked)
      returning id`,
    [requeueAfter],
  );
  return rows.length;
}
