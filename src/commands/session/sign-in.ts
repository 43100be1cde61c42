import type { Database } from '../../store/database.ts';
import { type Asked, record } from '../change.ts';
import { refuse, type Refusal, refuseInput } from '../refusal.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import { type Arrival, openSession, person } from './sessions.ts';
import type { SignInSettings } from './settings.ts';

/** Opens a session. The refusal does not tell an unknown address from a wrong password or a deactivated person. */
export async function signIn(
  database: Database,
  { email, password }: { email: string; password: string },
  arrival: Arrival,
  settings: SignInSettings,
): Promise<{ secret: string } | Refusal> {
  const [known] = await database.query<{ id: string; password_hash: string | null }>(
    'select id, password_hash from person where lower(email) = lower($1) and active',
    [email],
  );
  const matches = await passwordMatches(known?.password_hash ?? null, password);
  if (!known || !matches) {
    return refuse('unauthenticated', { detail: 'This e-mail address and password do not belong together.' });
  }
  return { secret: await database.transaction((tx) => openSession(tx, known.id, arrival, settings)) };
}

/** Keeps in the audit trail that somebody tries to sign in as a person, with how often they failed by now. */
export async function recordFailures(
  database: Database,
  email: string,
  { failures, address, commandId }: { failures: number; address: string; commandId: string },
): Promise<void> {
  await database.transaction(async (tx) => {
    const [known] = await tx.query<{ id: string }>('select id from person where lower(email) = lower($1)', [email]);
    if (!known) return;
    const data = { failures, address };
    await record(tx, { by: null, subject: person(known.id), type: 'SignInsFailed', data, commandId });
  });
}

/** Sets one's own password anew, which ends every other session. */
export async function changePassword(
  database: Database,
  { actor, commandId }: Asked,
  { current, password }: { current: string; password: string },
  keep: Buffer,
): Promise<undefined | Refusal> {
  const [known] = await database.query<{ password_hash: string | null }>(
    'select password_hash from person where id = $1',
    [actor.id],
  );
  if (!(await passwordMatches(known?.password_hash ?? null, current))) {
    return refuseInput({ pointer: '/current', message: 'This is not your password.' });
  }
  const hash = await hashPassword(password);
  return database.transaction(async (tx) => {
    await tx.query('update person set password_hash = $2 where id = $1', [actor.id, hash]);
    const ended = await tx.query('delete from session where person_id = $1 and token_hash <> $2 returning id', [
      actor.id,
      keep,
    ]);
    const data = { sessionsEnded: ended.length };
    await record(tx, { by: actor.id, subject: person(actor.id), type: 'PasswordChanged', data, commandId });
    return undefined;
  });
}
