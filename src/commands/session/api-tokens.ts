import type { Actor } from '../actor.ts';
import type { Database } from '../../store/database.ts';
import { record } from '../change.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { newSecret } from './secrets.ts';

export interface ApiToken {
  id: string;
  name: string;
  createdAt: string;
  expiresAt: string | null;
}

/** A token that acts as the actor. `secret` is known only now. */
export async function createApiToken(
  database: Database,
  actor: Actor,
  { name, expiresInDays }: { name: string; expiresInDays?: number },
): Promise<ApiToken & { secret: string }> {
  const { secret, hash } = newSecret();
  return database.transaction(async (tx) => {
    const [token] = await tx.query<ApiToken>(
      `insert into api_token (token_hash, person_id, name, expires_at)
       values ($1, $2, $3, now() + make_interval(days => $4)) returning ${columns}`,
      [hash, actor.id, name, expiresInDays ?? null],
    );
    if (!token) throw new Error('an insert returned no row');
    await record(tx, {
      by: actor.id,
      subject: { kind: 'person', id: actor.id },
      type: 'TokenCreated',
      data: { token: token.id, name },
    });
    return { ...token, secret };
  });
}

export function listApiTokens(database: Database, actor: Actor): Promise<ApiToken[]> {
  return database.query(
    `select ${columns} from api_token where person_id = $1 and revoked_at is null order by created_at desc, id`,
    [actor.id],
  );
}

export async function revokeApiToken(database: Database, actor: Actor, id: string): Promise<undefined | Refusal> {
  return database.transaction(async (tx) => {
    const revoked = await tx.query(
      'update api_token set revoked_at = now() where id = $1 and person_id = $2 and revoked_at is null returning id',
      [id, actor.id],
    );
    if (!revoked.length) return refuse('not-found', { detail: 'You have no such token.' });
    const subject = { kind: 'person', id: actor.id } as const;
    await record(tx, { by: actor.id, subject, type: 'TokenRevoked', data: { token: id } });
    return undefined;
  });
}

const columns = 'id, name, created_at as "createdAt", expires_at as "expiresAt"';
