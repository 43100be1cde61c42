import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Any number, as long as it is always the same one: the lock that says whose the embedded server is. */
const ownerLock = 7_366_202;

/**
 * Makes this process the owner of the embedded server, the one that may stop it, or answers which process is. The
 * lock is held by a connection, so it ends with the process however that ends; a file would outlive it.
 */
export async function own(connection: pg.ClientConfig): Promise<{ release(): Promise<void> } | { owner: string }> {
  const client = new pg.Client({ ...connection, application_name: `process ${process.pid}`, keepAlive: true });
  client.on('error', () => undefined); // the server stopped first: then there is nothing left to own
  await client.connect();
  // A killed owner's connection may need a moment to be noticed.
  for (let attempt = 0; attempt < 10; attempt++) {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [ownerLock]);
    if (rows[0]!.locked) return { release: () => client.end() };
    await pause(100);
  }
  const { rows } = await client.query<{ application_name: string }>(
    `select application_name from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and objid = $1 and granted`,
    [ownerLock],
  );
  await client.end();
  return { owner: rows[0]?.application_name ?? 'another process' };
}
