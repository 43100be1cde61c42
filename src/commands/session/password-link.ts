/** Links that set a password once: from an invitation, or for who forgot theirs. Only the hash of a secret is stored. */
import type { Database, Tx } from '../../store/database.ts';
import type { PasswordLinkKind } from '../../../workflows/effects.ts';
import { record } from '../change.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { hashPassword } from './passwords.ts';
import { newSecret, secretHash } from './secrets.ts';
import { person } from './sessions.ts';

/** Hours from the letter on in which its link works. */
export const linkHours: Record<PasswordLinkKind, number> = { invitation: 72, reset: 1 };

/** Makes a link for a letter that is about to be sent. The secret is known only now. */
export async function issuePasswordLink(
  database: Database,
  { personId, kind }: { personId: string; kind: PasswordLinkKind },
): Promise<string> {
  const { secret, hash } = newSecret();
  await database.query(
    `insert into password_link (token_hash, person_id, kind, expires_at)
     values ($1, $2, $3, clock() + make_interval(hours => $4))`,
    [hash, personId, kind, linkHours[kind]],
  );
  return secret;
}

/** Whom a link is for; asking changes nothing. */
export interface PasswordLink {
  kind: PasswordLinkKind;
  name: string;
  email: string;
  expiresAt: string;
}

export async function readPasswordLink(database: Database, secret: string): Promise<PasswordLink | Refusal> {
  const link = await usable(database, secret);
  if (isRefusal(link)) return link;
  const { kind, name, email, expiresAt } = link;
  return { kind, name, email, expiresAt };
}

/** Sets the password of whom the link is for. It ends this link, their others, and every session of theirs. */
export async function setPasswordByLink(
  database: Database,
  { secret, password }: { secret: string; password: string },
  { address, commandId }: { address: string; commandId: string },
): Promise<{ email: string; sessionsEnded: number } | Refusal> {
  // Hashing is slow on purpose: not for links that lead nowhere, and not while rows are locked.
  const first = await usable(database, secret);
  if (isRefusal(first)) return first;
  const hash = await hashPassword(password);
  return database.transaction(async (tx) => {
    const link = await usable(tx, secret, 'for update of l, p');
    if (isRefusal(link)) return link;
    const { personId, email, kind } = link;
    await tx.query('update person set password_hash = $2 where id = $1', [personId, hash]);
    await endPasswordLinks(tx, personId);
    const ended = await tx.query('delete from session where person_id = $1 returning id', [personId]);
    const data = { by: kind, address, sessionsEnded: ended.length };
    await record(tx, { by: personId, subject: person(personId), type: 'PasswordSet', data, commandId });
    return { email, sessionsEnded: ended.length };
  });
}

/** From now on none of a person's links leads anywhere; with a kind, none of that kind. */
export async function endPasswordLinks(tx: Tx, personId: string, kind?: PasswordLinkKind): Promise<void> {
  await tx.query(
    `update password_link set ended_at = clock()
     where person_id = $1 and ended_at is null and ($2::text is null or kind = $2)`,
    [personId, kind ?? null],
  );
}

interface StoredLink extends PasswordLink {
  personId: string;
  ended: boolean;
  expired: boolean;
}

async function usable(tx: Tx, secret: string, locking = ''): Promise<StoredLink | Refusal> {
  const [link] = await tx.query<StoredLink>(
    `select l.kind, p.id as "personId", p.name, p.email, l.expires_at as "expiresAt",
       l.ended_at is not null as ended, l.expires_at <= clock() as expired
     from password_link l join person p on p.id = l.person_id
     where l.token_hash = $1 and p.active ${locking}`,
    [secretHash(secret)],
  );
  if (!link) return refuse('not-available', { detail: unknown });
  if (link.ended) return refuse('not-available', { detail: used });
  if (link.expired) return refuse('not-available', { detail: expired[link.kind] });
  return link;
}

const unknown = 'This link leads nowhere. Open it again from the letter, whole, or ask for a new one.';
const used = 'This link was used, or replaced by a newer one. If you have set your password, sign in with it.';
const expired: Record<PasswordLinkKind, string> = {
  invitation: `This invitation is over: it was good for ${linkHours.invitation} hours. Ask whoever invited you to do it again.`,
  reset: 'This link is over: it was good for an hour. Ask for a new one.',
};
