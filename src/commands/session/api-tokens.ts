import type { Database } from '../../store/database.ts';
import type { Actor } from '../actor.ts';
import { type Asked, record } from '../change.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { newSecret } from './secrets.ts';
import { person } from './sessions.ts';
import { everyScope, type TokenEffect, type TokenScopes } from './token-scopes.ts';

export interface ApiToken {
  id: string;
  name: string;
  effects: TokenEffect[];
  permissions: string[] | null;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}

export interface NewToken extends Partial<TokenScopes> {
  name: string;
  expiresInDays?: number;
}

/** A token that acts as the actor, within its scopes. `secret` is known only now. */
export async function createApiToken(
  database: Database,
  actor: Actor,
  { name, expiresInDays, effects = everyScope.effects, permissions = null }: NewToken,
  commandId?: string,
): Promise<ApiToken & { secret: string }> {
  const { secret, hash } = newSecret();
  return database.transaction(async (tx) => {
    const [token] = await tx.query<ApiToken>(
      `insert into api_token (token_hash, person_id, name, expires_at, effects, permissions)
       values ($1, $2, $3, now() + make_interval(days => $4), $5, $6) returning ${columns}`,
      [hash, actor.id, name, expiresInDays ?? null, effects, permissions],
    );
    if (!token) throw new Error('an insert returned no row');
    const data = { token: token.id, name, effects, permissions };
    await record(tx, { by: actor.id, subject: person(actor.id), type: 'TokenCreated', data, commandId });
    return { ...token, secret };
  });
}

export function listApiTokens(database: Database, actor: Actor): Promise<ApiToken[]> {
  return database.query(
    `select ${columns} from api_token where person_id = $1 and revoked_at is null order by created_at desc, id`,
    [actor.id],
  );
}

export async function revokeApiToken(
  database: Database,
  { actor, commandId }: Asked,
  id: string,
): Promise<undefined | Refusal> {
  return database.transaction(async (tx) => {
    const revoked = await tx.query(
      'update api_token set revoked_at = now() where id = $1 and person_id = $2 and revoked_at is null returning id',
      [id, actor.id],
    );
    if (!revoked.length) return refuse('not-found', { detail: 'You have no such token.' });
    await record(tx, { by: actor.id, subject: person(actor.id), type: 'TokenRevoked', data: { token: id }, commandId });
    return undefined;
  });
}

const columns = `id, name, effects, permissions, created_at as "createdAt", expires_at as "expiresAt",
  last_used_at as "lastUsedAt"`;
