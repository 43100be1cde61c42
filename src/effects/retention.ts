import type { Database } from '../store/database.ts';

/** How often what is kept for a time only is looked through, in milliseconds. */
export const retentionInterval = 3_600_000;

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
