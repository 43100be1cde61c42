import type { Database } from '../store/database.ts';
import type { EffectTimings } from './settings.ts';

/**
 * Gives lost effects back to the relay: those whose worker showed no life until its lease ran out; those queued for
 * `requeueAfter` milliseconds without being taken up, because Redis was emptied or a process died in between; and those
 * that would wait longer than anything does, because the database's clock was set back since.
 * @returns how many there were, at most 5,000.
 */
export async function requeueLost(
  database: Database,
  { requeueAfter, lease, backoffLimit }: Pick<EffectTimings, 'requeueAfter' | 'lease' | 'backoffLimit'>,
): Promise<number> {
  const rows = await database.query(
    `update outbox set status = 'pending', lease = null, available_at = least(available_at, now())
      where id in (
        select id from outbox
          where status = 'queued' and available_at <= now()
              and (lease is not null or available_at <= now() - $1 * interval '1 ms')
            or status in ('pending', 'queued') and available_at > now() + interval '1 ms' *
              ($1 + case when lease is not null then $2 when status = 'pending' then $3 else 0 end)
          order by available_at, id limit 5000 for update skip locked)
      returning id`,
    [requeueAfter, lease, backoffLimit],
  );
  return rows.length;
}
