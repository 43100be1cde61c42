import type { Database, Tx } from '../../store/database.ts';
import { record } from '../change.ts';
import { type Arrival, openSession, person } from './sessions.ts';
import type { SignInSettings } from './settings.ts';

/** What a provider of OpenID Connect says of who comes. */
export interface Claims {
  issuer: string;
  subject: string;
  email: string | undefined;
  verified: boolean;
}

/** Why somebody is not signed in although the provider knows them. */
export type ClaimsRefused = 'unverified-email' | 'unknown-person';

/** Opens a session for somebody who is here already; nobody registers themselves. */
export function signInByClaims(
  database: Database,
  claims: Claims,
  arrival: Arrival,
  settings: SignInSettings,
): Promise<{ secret: string } | { refused: ClaimsRefused }> {
  return database.transaction(async (tx) => {
    const found = await personOf(tx, claims, arrival);
    return 'refused' in found ? found : { secret: await openSession(tx, found.personId, arrival, settings) };
  });
}

/** Who was linked to the subject, or else the active person of the verified address, who is linked from now on. */
async function personOf(
  tx: Tx,
  { issuer, subject, email, verified }: Claims,
  { commandId }: Arrival,
): Promise<{ personId: string } | { refused: ClaimsRefused }> {
  const [linked] = await tx.query<{ id: string; active: boolean }>(
    `select p.id, p.active from person_identity i join person p on p.id = i.person_id
     where i.issuer = $1 and i.subject = $2`,
    [issuer, subject],
  );
  if (linked) return linked.active ? { personId: linked.id } : { refused: 'unknown-person' };
  if (email === undefined || !verified) return { refused: 'unverified-email' };
  const [met] = await tx.query<{ id: string }>(
    `insert into person_identity (issuer, subject, person_id)
     select $1, $2, id from person where lower(email) = lower($3) and active
     on conflict do nothing returning person_id as id`,
    [issuer, subject, email],
  );
  if (!met) return { refused: 'unknown-person' };
  const data = { issuer, subject };
  await record(tx, { by: met.id, subject: person(met.id), type: 'IdentityLinked', data, commandId });
  return { personId: met.id };
}
