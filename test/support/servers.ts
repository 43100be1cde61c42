import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/store/migrate.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/store/embedded/postgres.ts';

export interface Servers {
  folder: string;
  postgres: EmbeddedPostgres;
}

declare global {
  var servers: Servers | undefined;
}

const prefix = 'countersign-test-';

/** One PostgreSQL with a migrated template database, for all suites of a run. */
export default async function startServers(): Promise<void> {
  if (globalThis.servers) return;
  sweep();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), log: () => undefined });
  try {
    globalThis.servers = { folder, postgres };
    if (process.env.LONG_RUN !== 'true') await forgetOnCrash(postgres.url);
    await migrate(postgres.url);
    // The only way from here to the suites, which run in processes of their own.
    process.env.TEST_TEMPLATE_URL = postgres.url;
    process.env.TEST_FOLDER = folder;
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/**
 * Each suite copies a database and drops it, and most of that is waiting for the disk. A killed process loses nothing by
 * this; what a crash of the server may lose is tried on servers that are started as the product starts them. The long run
 * has figures to tell, and leaves the server as it is.
 */
async function forgetOnCrash(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
      await client.query(`alter system set ${setting} = off`);
    }
    await client.query('select pg_reload_conf()');
  } finally {
    await client.end();
  }
}

/** Servers outlive a run that was killed: whatever still works in such a run's folder is ended, the folder removed. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    if (lives(Number(name.split('-')[2]))) continue;
    const folder = join(tmpdir(), name);
    for (const pid of workingIn(folder)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every server works in its own data folder, which tells whose it is. Only Linux shows that. */
function workingIn(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(`${folder}/`);
      } catch {
        return false; // ended meanwhile, or not ours to see
      }
    });
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // someone else's, and none of our business
  }
}
