import type { Database } from '../store/database.ts';
import type { Log } from './log.ts';
import type { Queue, Waiting } from './queue.ts';

const batch = 200;

/**
 * Outbox → queue: takes what is due, oldest first, and makes one job for each row. Any number of relays may run; a row is
 * taken by one of them. What cannot be added waits in the outbox.
 * @returns how many jobs were made; a full batch means there may be more.
 */
export async function relay(database: Database, queue: Queue, log: Log): Promise<number> {
  if (!queue.available()) return 0;
  const rows = await database.query<Waiting>(
    `update outbox set status = 'queued', available_at = now()
      where id in (select id from outbox where status = 'pending' and available_at <= now()
                    order by available_at, id limit $1 for update skip locked)
      returning id, verb, attempts`,
    [batch],
  );
  if (rows.length === 0) return 0;
  try {
    await queue.add(rows);
  } catch (error) {
    log.warn({ err: error, rows: rows.length }, 'no jobs could be made: effects wait in the outbox');
    await putBack(database, rows);
    return 0;
  }
  return rows.length;
}

/** Relays until nothing is due. */
export async function relayAll(database: Database, queue: Queue, log: Log): Promise<void> {
  while ((await relay(database, queue, log)) === batch);
}

// A crash before this leaves the rows queued without a job; the sweeper finds them.
async function putBack(database: Database, rows: Waiting[]): Promise<void> {
  const ids = rows.map((row) => row.id);
  await database.query(
    `update outbox set status = 'pending' where id = any($1) and status = 'queued' and lease is null`,
    [ids],
  );
}
