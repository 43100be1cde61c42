import type { Database, Tx } from '../../store/database.ts';
import { addEffects } from '../../store/outbox.ts';
import { type Asked, record } from '../change.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { endPasswordLinks } from './password-link.ts';
import { person } from './sessions.ts';

/** Writes to somebody who cannot sign in yet, with a link to set their password. Earlier invitations end. */
export async function invite(tx: Tx, { actor, commandId }: Asked, personId: string): Promise<void> {
  await endPasswordLinks(tx, personId, 'invitation');
  await tx.query('update person set invited_at = clock() where id = $1', [personId]);
  await record(tx, { by: actor.id, subject: person(personId), type: 'PersonInvited', data: {}, commandId });
  const payload = { personId, kind: 'invitation', invitedBy: actor.id } as const;
  await addEffects(tx, [
    { key: `invitation-${personId}-${commandId}`, dealId: null, verb: 'mailPasswordLink', payload },
  ]);
}

/** Invites a person again: for a letter that was lost, or too old. */
export function inviteAgain(database: Database, asked: Asked, personId: string): Promise<undefined | Refusal> {
  return database.transaction(async (tx) => {
    const [invited] = await tx.query<{ active: boolean; ready: boolean }>(
      `select active, ${canSignIn('p')} as ready from person p where id = $1 for update`,
      [personId],
    );
    if (!invited) return refuse('not-found', { detail: 'There is no such person.' });
    const why = invited.ready
      ? 'They have signed in, or set a password, already.'
      : !invited.active && 'They have left.';
    if (why) return refuse('not-available', { detail: why });
    await invite(tx, asked, personId);
    return undefined;
  });
}

/**
 * Sends a link to whoever has the address and is active, at most one in five minutes; says nothing of whether anybody
 * has it. Who signs in at the company's provider alone is sent none: a mailbox must not go around it.
 */
export async function askPasswordReset(
  database: Database,
  email: string,
  { address, commandId }: { address: string; commandId: string },
): Promise<void> {
  await database.transaction(async (tx) => {
    const [known] = await tx.query<{ id: string }>(
      `update person p set reset_asked_at = clock()
       where lower(email) = lower($1) and active
         and (reset_asked_at is null or reset_asked_at <= clock() - interval '5 minutes')
         and (password_hash is not null or not ${atProvider('p')})
       returning id`,
      [email],
    );
    if (!known) return;
    const subject = person(known.id);
    await record(tx, { by: null, subject, type: 'PasswordResetAsked', data: { address }, commandId });
    const payload = { personId: known.id, kind: 'reset' } as const;
    await addEffects(tx, [
      { key: `password-reset-${known.id}-${commandId}`, dealId: null, verb: 'mailPasswordLink', payload },
    ]);
  });
}

const atProvider = (p: string): string => `exists (select from person_identity i where i.person_id = ${p}.id)`;

/** In SQL: whether a person has what they need to sign in. */
export const canSignIn = (p: string): string => `(${p}.password_hash is not null or ${atProvider(p)})`;
