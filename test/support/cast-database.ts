import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cast } from './cast.ts';
import { type FreshDatabase, onMaintenance, ownDatabase } from './database.ts';

const template = 'test_with_cast';
/** Any number, as long as nobody else takes it. */
const lock = 5_107;

/** A database of the caller's own with the cast in it: a copy, because to make a cast costs over a second. */
export async function castDatabase(): Promise<FreshDatabase & { cast: Cast }> {
  const made = await castOfRun();
  const inRole = (role: string) => made.players.filter(({ roles }) => roles.includes(role));
  return { ...(await ownDatabase(template)), cast: { ...made, inRole } };
}

/** Whoever asks first in a run makes the cast; the others, who may be in other processes, wait for it. */
function castOfRun(): Promise<Omit<Cast, 'inRole'>> {
  const kept = join(process.env.TEST_FOLDER as string, 'cast.json');
  return onMaintenance(async (client) => {
    await client.query('select pg_advisory_lock($1)', [lock]);
    if (!existsSync(kept)) {
      await client.query(`drop database if exists ${template} with (force)`);
      const { url } = await ownDatabase(undefined, template);
      const { castIn } = await import('./cast.ts');
      writeFileSync(kept, JSON.stringify(await castIn(url)));
    }
    return JSON.parse(readFileSync(kept, 'utf8'));
  });
}
