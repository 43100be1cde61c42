import type { Actor } from '../commands/actor.ts';
import { permissionsOf } from '../commands/permissions.ts';
import type { Database } from '../store/database.ts';
import { CannotRun } from './answer.ts';

/** The active person of an address, in whose name a verb acts. */
export async function actorNamed(database: Database, email: string): Promise<Actor> {
  const [person] = await database.query<{ id: string; name: string; email: string; roles: string[] }>(
    `select p.id, p.name, p.email, array(select role from person_role where person_id = p.id) as roles
     from person p where lower(p.email) = lower($1) and p.active`,
    [email],
  );
  if (!person) throw new CannotRun(`--as: there is no active person ${email}`);
  return { ...person, permissions: permissionsOf(person.roles) };
}
