import type { Database } from '../../store/database.ts';
import { personEntity } from '../../store/entities/people.ts';
import { insertRecord } from '../../store/entities/write.ts';
import { appendFacts } from '../../store/facts.ts';

export interface NewAdministrator {
  email: string;
  name: string;
  title: string;
  roles: string[];
  /** Null: cannot sign in yet. */
  passwordHash: string | null;
}

/** Somebody has to be there before people can add each other: one person, added by the installation itself. */
export function addAdministrator(
  database: Database,
  { roles, passwordHash, ...person }: NewAdministrator,
): Promise<string> {
  return database.transaction(async (tx) => {
    const id = await insertRecord({ orm: database.orm, tx }, personEntity, { ...person, passwordHash });
    if (!id) throw new Error(`somebody has the address ${person.email} already`);
    await tx.query('insert into person_role (person_id, role) select $1, unnest($2::text[])', [id, roles]);
    const [clock] = await tx.query<{ at: string }>('select clock() as at');
    const said = { by: null, at: (clock as { at: string }).at };
    await appendFacts(tx, { kind: 'person', id }, [
      { ...said, type: 'PersonAdded', data: { ...person, roles } },
      ...roles.map((role) => ({ ...said, type: 'RoleGranted', data: { role } })),
    ]);
    return id;
  });
}
