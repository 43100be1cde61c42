import type { Database } from '../store/database.ts';

/** How often what is kept for a time only is looked through, in milliseconds. */
export const retentionInterval = 3_600_000;

/** Adds up the changes of each sum into one row; what comes in meanwhile stays beside it. */
export async function foldTotals(database: Database): Promise<void> {
  await database.query(
    `with folded as (delete from deal_total returning *)
     insert into deal_total select owner_id, team_id, stage, currency, sum(deals), sum(tcv) from folded
     group by 1, 2, 3, 4 having sum(deals) <> 0 or sum(tcv) <> 0`,
    [],
  );
}

/**
 * Forgets what is kept for a time only: answers of writes with an Idempotency-Key after `idempotencyDays`, and sessions
 * that have ended, and links that set a password once they have been over for a month.
 */
export async function forgetExpired(
  database: Database,
  { idempotencyDays, idleMinutes }: { idempotencyDays: number; idleMinutes: number },
): Promise<void> {
  await database.query('delete from idempotency where created_at < now() - make_interval(days => $1)', [
    idempotencyDays,
  ]);
  await database.query(
    'delete from session where expires_at < now() or last_seen_at < now() - make_interval(mins => $1)',
    [idleMinutes],
  );
  await database.query("delete from password_link where expires_at < clock() - interval '30 days'");
}
