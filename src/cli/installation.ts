import { readConfig } from '../config.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { startEmbeddedPostgres } from '../store/embedded/postgres.ts';
import { migrate } from '../store/migrate.ts';

/**
 * Runs `work` on the installation that the environment names: the database at DATABASE_URL, else the embedded one of
 * DATA_DIR, also beside a server that runs on it. Migrations are applied first.
 */
export async function onInstallation<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: () => undefined, join: true })
      : undefined;
  try {
    const url = config.databaseUrl ?? (embedded as { url: string }).url;
    await migrate(url);
    const database = await openDatabase(url, { statementTimeoutMs: 600_000 });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await embedded?.stop();
  }
}
