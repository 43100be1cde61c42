import { type Config, readConfig } from '../config.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { startEmbeddedPostgres } from '../store/embedded/postgres.ts';
import { migrate } from '../store/migrate.ts';

/**
 * Runs `work` on the installation that the environment names: the database at DATABASE_URL, else the embedded one of
 * DATA_DIR, also beside a server that runs on it. Migrations are applied first.
 */
export function onInstallation<T>(
  work: (database: Database, config: Config, databaseUrl: string) => Promise<T>,
): Promise<T> {
  return atInstallation({ join: true }, async (url, config) => {
    await migrate(url);
    const database = await openDatabase(url, { statementTimeoutMs: 600_000 });
    try {
      return await work(database, config, url);
    } finally {
      await database.close();
    }
  });
}

/** As above, with the address of the database as it is. Without `join` a running server on the embedded one refuses. */
export async function atInstallation<T>(
  { join }: { join: boolean },
  work: (databaseUrl: string, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env);
  if (config.databaseUrl !== undefined) return work(config.databaseUrl, config);
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, log: () => undefined, join });
  try {
    return await work(embedded.url, config);
  } finally {
    await embedded.stop();
  }
}
