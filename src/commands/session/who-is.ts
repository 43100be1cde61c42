import type { Actor } from '../actor.ts';
import { sightsOfPerson } from '../confidentiality/sights.ts';
import { permissionsOf, type SightsSet } from '../permissions.ts';
import type { Database } from '../../store/database.ts';

export type Credential = { kind: 'session' | 'token'; hash: Buffer };

/** Whom a credential belongs to, asked on every request: deactivation, demotion and revocation act at once. */
export async function whoIs(database: Database, { kind, hash }: Credential): Promise<Actor | undefined> {
  const [row] = await database.query<Omit<Actor, 'permissions'> & { sights: SightsSet }>(
    kind === 'session' ? bySession : byToken,
    [hash],
  );
  if (!row) return undefined;
  const { sights, ...person } = row;
  return { ...person, permissions: permissionsOf(person.roles, sights) };
}

const person = `select p.id, p.name, p.email,
  array(select role from person_role where person_id = p.id order by role) as roles,
  ${sightsOfPerson} as sights from person p`;
const bySession = `${person} join session s on s.person_id = p.id
  where s.token_hash = $1 and s.expires_at > now() and p.active`;
const byToken = `${person} join api_token t on t.person_id = p.id
  where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > now()) and p.active`;
