import type { Database } from '../store/database.ts';
import { personEntity } from '../store/entities/people.ts';
import { insertRecord } from '../store/entities/write.ts';
import { appendFacts } from '../store/facts.ts';
import { clockText } from './clock.ts';

export interface NewAdministrator {
  email: string;
  name: string;
  title: string;
  roles: string[];
}

/** Somebody has to be there before people can add each other: one person, added by the installation itself. */
export function addAdministrator(database: Database, { roles, ...person }: NewAdministrator): Promise<string> {
  return database.transaction(async (tx) => {
    const id = await insertRecord({ orm: database.orm, tx }, personEntity, { ...person, passwordHash: null });
    if (!id) throw new Error(`somebody has the address ${person.email} already`);
    await tx.query('insert into person_role (person_id, role) select $1, unnest($2::text[])', [id, roles]);
    await appendFacts(tx, { kind: 'person', id }, [
      { type: 'PersonAdded', data: { ...person, roles }, by: null, at: await clockText(tx) },
    ]);
    return id;
  });
}
