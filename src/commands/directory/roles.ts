import type { Database } from '../../store/database.ts';
import { roleTitles } from '../permissions.ts';

/** Brings the table of roles up to those that this program grants permissions to; a company's own roles stay. */
export async function keepRoles(database: Database): Promise<void> {
  await database.query(
    `insert into role (name, title) select key, value from jsonb_each_text($1)
     on conflict (name) do update set title = excluded.title`,
    [JSON.stringify(roleTitles)],
  );
}
