import type { Database } from '../../store/database.ts';
import { tellPerson } from '../../store/events.ts';
import type { Actor } from '../actor.ts';

/** How a person works with the screens, wherever they sign in. */
export interface Preferences {
  /** Keys without a modifier decide, move and open. */
  singleKeys: boolean;
}

export async function preferencesOf(database: Database, { id }: Actor): Promise<Preferences> {
  const [kept] = await database.query<Preferences>(
    'select single_keys as "singleKeys" from person_preference where person_id = $1',
    [id],
  );
  return kept ?? { singleKeys: true };
}

export async function keepPreferences(database: Database, { id }: Actor, { singleKeys }: Preferences): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(
      `insert into person_preference (person_id, single_keys) values ($1, $2)
       on conflict (person_id) do update set single_keys = excluded.single_keys`,
      [id, singleKeys],
    );
    await tellPerson(tx, 'person', id, id);
  });
}
