import type { Database } from '../../store/database.ts';
import { record } from '../change.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { passwordMatches } from './passwords.ts';
import { newSecret } from './secrets.ts';

/** Hours a session lives. */
export const sessionHours = 12;

/** Opens a session. The refusal does not tell an unknown address from a wrong password or a deactivated person. */
export async function signIn(
  database: Database,
  { email, password }: { email: string; password: string },
): Promise<{ personId: string; secret: string } | Refusal> {
  const [person] = await database.query<{ id: string; password_hash: string | null }>(
    'select id, password_hash from person where lower(email) = lower($1) and active',
    [email],
  );
  const matches = await passwordMatches(person?.password_hash ?? null, password);
  if (!person || !matches) {
    return refuse('unauthenticated', { detail: 'This e-mail address and password do not belong together.' });
  }
  const { secret, hash } = newSecret();
  await database.transaction(async (tx) => {
    await tx.query('delete from session where person_id = $1 and expires_at < now()', [person.id]);
    await tx.query(
      'insert into session (token_hash, person_id, expires_at) values ($1, $2, now() + make_interval(hours => $3))',
      [hash, person.id, sessionHours],
    );
    await record(tx, { by: person.id, subject: { kind: 'person', id: person.id }, type: 'SignedIn', data: {} });
  });
  return { personId: person.id, secret };
}

export async function signOut(database: Database, hash: Buffer): Promise<void> {
  await database.query('delete from session where token_hash = $1', [hash]);
}
