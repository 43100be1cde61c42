import type { Database } from '../../store/database.ts';
import type { Actor } from '../actor.ts';
import { sightsOfPerson } from '../confidentiality/sights.ts';
import { permissionsOf, type SightsSet } from '../permissions.ts';
import { everyScope, type TokenScopes, within } from './token-scopes.ts';

export type Credential = { kind: 'session' | 'token'; hash: Buffer };

export interface SignedIn {
  actor: Actor;
  /** Everything, unless it is a token that asks. */
  scopes: TokenScopes;
}

/**
 * Whom a credential belongs to, asked on every request: deactivation, demotion and revocation act at once. `unasked`:
 * nobody did anything, so that it keeps no session alive.
 */
export async function whoIs(
  database: Database,
  { kind, hash }: Credential,
  { idleMinutes, unasked = false }: { idleMinutes: number; unasked?: boolean },
): Promise<SignedIn | undefined> {
  const found =
    kind === 'session' ? database.query<Row>(bySession, [hash, idleMinutes]) : database.query<Row>(byToken, [hash]);
  const [row] = await found;
  if (!row) return undefined;
  const { sights, scopes, quiet, ...person } = row;
  if (quiet && !unasked) await database.query(heard[kind], [hash]);
  const held = permissionsOf(person.roles, sights);
  return { actor: { ...person, permissions: scopes ? within(held, scopes) : held }, scopes: scopes ?? everyScope };
}

type Row = Omit<Actor, 'permissions'> & { sights: SightsSet; scopes: TokenScopes | null; quiet: boolean };

// When it was last used is kept to the minute: a write a minute, not one a request.
const columns = `p.id, p.name, p.email, array(select role from person_role where person_id = p.id order by role) as roles,
  ${sightsOfPerson} as sights`;
const bySession = `select ${columns}, null as scopes, s.last_seen_at < now() - interval '1 minute' as quiet
  from person p join session s on s.person_id = p.id
  where s.token_hash = $1 and s.expires_at > now() and s.last_seen_at > now() - make_interval(mins => $2) and p.active`;
const byToken = `select ${columns}, jsonb_build_object('effects', t.effects, 'permissions', t.permissions) as scopes,
    coalesce(t.last_used_at < now() - interval '1 minute', true) as quiet
  from person p join api_token t on t.person_id = p.id
  where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > now()) and p.active`;
const heard = {
  session: 'update session set last_seen_at = now() where token_hash = $1',
  token: 'update api_token set last_used_at = now() where token_hash = $1',
};
