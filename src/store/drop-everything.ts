import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/**
 * Leaves the database as empty as a new one: facts cannot be deleted, so their schema goes. False, and nothing is
 * touched: somebody else is connected.
 */
export async function dropEverything(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, application_name: 'countersign reset' });
  client.on('error', () => undefined); // the query under way rejects with the same error
  await client.connect();
  try {
    if (!(await isAlone(client))) return false;
    // The queue keeps its jobs in a schema of its own.
    await client.query('drop schema if exists bullmq cascade; drop schema public cascade; create schema public');
    return true;
  } finally {
    await client.end();
  }
}

/** A connection that was just closed may show for a moment longer. */
async function isAlone(client: pg.Client): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const { rowCount } = await client.query(
      `select from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
    if (rowCount === 0) return true;
    await pause(100);
  }
  return false;
}
