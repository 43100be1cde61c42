import type { Actor } from '../actor.ts';
import { permissionsOf } from '../permissions.ts';
import type { Database } from '../../store/database.ts';

export type Credential = { kind: 'session' | 'token'; hash: Buffer };

/** Whom a credential belongs to, asked on every request: deactivation, demotion and revocation act at once. */
export async function whoIs(database: Database, { kind, hash }: Credential): Promise<Actor | undefined> {
  const [person] = await database.query<Omit<Actor, 'permissions'>>(kind === 'session' ? bySession : byToken, [hash]);
  return person && { ...person, permissions: permissionsOf(person.roles) };
}

const person = `select p.id, p.name, p.email,
  array(select role from person_role where person_id = p.id order by role) as roles from person p`;
const bySession = `${person} join session s on s.person_id = p.id
  where s.token_hash = $1 and s.expires_at > now() and p.active`;
const byToken = `${person} join api_token t on t.person_id = p.id
  where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > now()) and p.active`;
