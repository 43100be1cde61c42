import { openDatabase } from '../store/database.ts';
import { dropEverything } from '../store/drop-everything.ts';
import { migrate } from '../store/migrate.ts';
import { type DemoOptions, type DemoSignIns, demoState, loadDemo } from './load.ts';

/** The database is not one that may be thrown away; the message says why. */
export class ResetRefused extends Error {}

/**
 * Throws away everything in the database and loads the demo company anew. Facts cannot be deleted, so the schema goes.
 * @throws ResetRefused when the database holds a company of its own, or while somebody else is connected to it.
 */
export async function resetDemo(databaseUrl: string, options: DemoOptions): Promise<DemoSignIns | undefined> {
  await migrate(databaseUrl);
  await refuseOwnCompany(databaseUrl);
  if (!(await dropEverything(databaseUrl))) {
    throw new ResetRefused('Somebody is connected to the database: stop the server first.');
  }
  await migrate(databaseUrl);
  const database = await openDatabase(databaseUrl);
  try {
    return await loadDemo(database, options);
  } finally {
    await database.close();
  }
}

async function refuseOwnCompany(databaseUrl: string): Promise<void> {
  const database = await openDatabase(databaseUrl, { poolSize: 1 });
  try {
    if ((await demoState(database)) !== 'other') return;
  } finally {
    await database.close();
  }
  throw new ResetRefused('The database holds people or deals of its own: it is not the demo company, and stays.');
}
