import type { Actor } from '../../commands/actor.ts';
import { type Asked, changed, installation } from '../../commands/change.ts';
import { isRefusal, type Refusal } from '../../commands/refusal.ts';
import { type Named, named } from '../../queries/names.ts';
import type { Reader } from '../../queries/page.ts';
import type { Database } from '../../store/database.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { mayImport } from './request.ts';

export interface SavedMapping {
  name: string;
  mapping: Mapping;
  by: Named | null;
  savedAt: string;
}

/** The saved mappings of what this person may bring in. */
export async function savedMappings(reader: Reader, actor: Actor): Promise<SavedMapping[]> {
  const rows = await reader.query<SavedMapping>(
    `select m.name, m.mapping, case when p.id is null then null else ${named('p')} end as by, m.saved_at as "savedAt"
     from import_mapping m left join person p on p.id = m.saved_by order by lower(m.name) limit 500`,
  );
  return rows.filter(({ mapping }) => mayImport(actor, mapping) === undefined);
}

/** Saves a mapping under a name, in place of one that has it. */
export async function saveMapping(
  database: Database,
  asked: Asked,
  name: string,
  mapping: Mapping,
): Promise<undefined | Refusal> {
  const refused = mayImport(asked.actor, mapping);
  if (isRefusal(refused)) return refused;
  return changed(database, asked, async ({ tx }) => {
    await tx.query(
      `insert into import_mapping (name, mapping, saved_by) values ($1, $2, $3)
       on conflict (name) do update set mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = clock()`,
      [name, JSON.stringify(mapping), asked.actor.id],
    );
    return { answer: undefined, subject: installation, type: 'ImportMappingSaved', data: { name, mapping } };
  });
}
