import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../src/store/migrate.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/store/embedded/postgres.ts';
import { type RedisServer, startRedis } from './redis.ts';

export interface Servers {
  folder: string;
  postgres: EmbeddedPostgres;
  redis: RedisServer;
}

declare global {
  var servers: Servers | undefined;
}

const prefix = 'countersign-test-';

/** One PostgreSQL, with a migrated template database, and one Redis for all suites of a run. */
export default async function startServers(): Promise<void> {
  if (globalThis.servers) return;
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), log: () => undefined });
  try {
    const redis = await startRedis(join(folder, 'redis'));
    globalThis.servers = { folder, postgres, redis };
    await migrate(postgres.url);
    // The only way from here to the suites, which run in processes of their own.
    process.env.TEST_TEMPLATE_URL = postgres.url;
    process.env.TEST_REDIS_URL = redis.url;
  } catch (error) {
    await globalThis.servers?.redis.stop();
    await postgres.stop();
    throw error;
  }
}

/** PostgreSQL outlives a run that was killed: such servers are stopped, and their folders removed. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    if (lives(Number(name.split('-')[2]))) continue;
    if (existsSync(join(folder, 'data/postgresql/postmaster.pid'))) {
      const left = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), log: () => undefined });
      await left.stop();
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // someone else's, and none of our business
  }
}
