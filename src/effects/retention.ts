import { installation, record } from '../commands/change.ts';
import type { Database } from '../store/database.ts';
import type { Retention } from './settings.ts';

/** How often what is kept for a time only is looked through, in milliseconds. */
export const retentionInterval = 3_600_000;

/** Rows that one statement deletes at most: nobody waits behind it for long. */
const batch = 1_000;

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
 * Forgets what is kept for a time only. Of what people wrote or read it is recorded how much was forgotten; the record
 * itself (facts, decisions, versions, papers) is never touched.
 */
export async function forgetExpired(database: Database, retention: Retention): Promise<void> {
  await forgetSecrets(database, retention);
  const counts: Record<string, number> = {};
  try {
    for (const { name, days, sql } of kept) counts[name] = await inBatches(database, sql, [retention[days]]);
    await inBatches(database, uploadsOfNoImport, []);
  } finally {
    await recordForgotten(database, counts);
  }
}

/** Answers of writes with a key, sessions that have ended, and links that set a password once they are over for a month. */
async function forgetSecrets(database: Database, { idempotencyDays, idleMinutes }: Retention): Promise<void> {
  await database.query('delete from idempotency where created_at < now() - make_interval(days => $1)', [
    idempotencyDays,
  ]);
  await database.query(
    'delete from session where expires_at < now() or last_seen_at < now() - make_interval(mins => $1)',
    [idleMinutes],
  );
  await database.query("delete from password_link where expires_at < clock() - interval '30 days'");
}

interface Kept {
  name: string;
  days: 'mailDays' | 'notificationDays' | 'effectDays' | 'importDays';
  /** Deletes the oldest that are older than `$1` days, at most `$2`, and answers each. */
  sql: string;
}

// Whole days, so that one look a day finds something and the others nothing.
const cutOff = `date_trunc('day', clock()) - make_interval(days => $1)`;
const oldRuns = `select id from import_run
  where coalesce(finished_at, created_at) < ${cutOff} and state not in ('waiting', 'running')`;

const oldest = (table: string, column: string, where = 'true'): string =>
  `delete from ${table} where id in (
     select id from ${table} where ${where} and ${column} < ${cutOff} order by ${column} limit $2 for update skip locked)
   returning 1`;

/** In the order of deleting: reports and files before the run that they belong to. */
const kept: readonly Kept[] = [
  { name: 'mails', days: 'mailDays', sql: oldest('mail', 'created_at') },
  { name: 'notifications', days: 'notificationDays', sql: oldest('notification', 'created_at') },
  {
    name: 'digests',
    days: 'notificationDays',
    sql: `delete from digest where ctid in (
            select ctid from digest where status <> 'due' and due_at < ${cutOff} limit $2 for update skip locked)
          returning 1`,
  },
  { name: 'effects', days: 'effectDays', sql: oldest('outbox', 'done_at', `status = 'done'`) },
  {
    name: 'importProblems',
    days: 'importDays',
    sql: `delete from import_problem where (run_id, ordinal) in (
            select run_id, ordinal from import_problem where run_id in (${oldRuns}) limit $2 for update skip locked)
          returning 1`,
  },
  {
    name: 'importFiles',
    days: 'importDays',
    sql: `delete from import_file where (run_id, name) in (
            select run_id, name from import_file where run_id in (${oldRuns}) limit $2 for update skip locked)
          returning 1`,
  },
  {
    name: 'imports',
    days: 'importDays',
    sql: `delete from import_run where id in (
            ${oldRuns} and not exists (select from import_file f where f.run_id = import_run.id)
              and not exists (select from import_problem p where p.run_id = import_run.id)
            limit $2 for update skip locked)
          returning 1`,
  },
];

/** The bytes of uploaded files, once no import names them; the same bytes may also be an attachment, and then stay. */
const uploadsOfNoImport = `delete from file where sha256 in (
    select sha256 from file f where media_type = 'application/octet-stream'
      and not exists (select from import_file i where i.sha256 = f.sha256)
      and not exists (select from attachment a where a.sha256 = f.sha256)
      and not exists (select from document d where d.sha256 = f.sha256)
      and not exists (select from contract c where c.signed_copy = f.sha256)
    limit $1 for update skip locked)
  returning 1`;

/** @returns how many were deleted. */
async function inBatches(database: Database, sql: string, parameters: number[]): Promise<number> {
  for (let deleted = 0; ; ) {
    const rows = await database.query(sql, [...parameters, batch]);
    deleted += rows.length;
    if (rows.length < batch) return deleted;
  }
}

async function recordForgotten(database: Database, counts: Record<string, number>): Promise<void> {
  const forgotten = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  if (Object.keys(forgotten).length === 0) return;
  await database.transaction((tx) =>
    record(tx, { subject: installation, type: 'KeptDataForgotten', data: forgotten, by: null }),
  );
}
