import type { Database, Tx } from '../../store/database.ts';
import type { Actor } from '../actor.ts';
import { type Asked, record } from '../change.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { newSecret } from './secrets.ts';
import type { SignInSettings } from './settings.ts';

/** Where somebody signs in from, and how. */
export interface Arrival {
  method: 'password' | 'oidc';
  address: string;
  /** What their browser calls itself. */
  agent: string;
  commandId: string;
}

/** Opens a session with a new secret, which is known only now. */
export async function openSession(
  tx: Tx,
  personId: string,
  { method, address, agent, commandId }: Arrival,
  { hours, idleMinutes }: SignInSettings,
): Promise<string> {
  const { secret, hash } = newSecret();
  await tx.query(
    `delete from session where person_id = $1
       and (expires_at < now() or last_seen_at < now() - make_interval(mins => $2))`,
    [personId, idleMinutes],
  );
  await tx.query(
    `insert into session (token_hash, person_id, expires_at, method, address, agent)
     values ($1, $2, now() + make_interval(hours => $3), $4, $5, $6)`,
    [hash, personId, hours, method, address, agent.slice(0, 300)],
  );
  await record(tx, { by: personId, subject: person(personId), type: 'SignedIn', data: { method, address }, commandId });
  return secret;
}

export interface SessionShown {
  id: string;
  method: 'password' | 'oidc';
  address: string;
  agent: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  /** The one that asks. */
  current: boolean;
}

/** Where a person is signed in, the one last heard of first. */
export function listSessions(
  database: Database,
  actor: Actor,
  current: Buffer,
  { idleMinutes }: SignInSettings,
): Promise<SessionShown[]> {
  return database.query(
    `select id, method, address, agent, created_at as "createdAt", last_seen_at as "lastSeenAt",
       expires_at as "expiresAt", token_hash = $2 as current
     from session where person_id = $1 and expires_at > now() and last_seen_at > now() - make_interval(mins => $3)
     order by last_seen_at desc, id`,
    [actor.id, current, idleMinutes],
  );
}

/** Ends one of one's own sessions. */
export function endSession(database: Database, { actor, commandId }: Asked, id: string): Promise<undefined | Refusal> {
  return database.transaction(async (tx) => {
    const ended = await tx.query('delete from session where id = $1 and person_id = $2 returning id', [id, actor.id]);
    if (ended.length === 0) return refuse('not-found', { detail: 'You have no such session.' });
    await record(tx, { by: actor.id, subject: person(actor.id), type: 'SignedOut', data: { session: id }, commandId });
    return undefined;
  });
}

/** Ends the session that asks. */
export function signOut(database: Database, { actor, commandId }: Asked, hash: Buffer): Promise<void> {
  return database.transaction(async (tx) => {
    await tx.query('delete from session where token_hash = $1', [hash]);
    await record(tx, { by: actor.id, subject: person(actor.id), type: 'SignedOut', data: {}, commandId });
  });
}

export const person = (id: string) => ({ kind: 'person', id }) as const;
