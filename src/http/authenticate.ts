import type { Request } from 'express';
import type { Actor } from '../commands/actor.ts';
import type { Database } from '../commands/database.ts';
import type { TokenScopes } from '../commands/session/token-scopes.ts';
import { secretHash } from '../commands/session/secrets.ts';
import { type Credential, whoIs } from '../commands/session/who-is.ts';
import { ProblemError } from './problem.ts';

/** Who asks: by `Authorization: Bearer`, else by the session cookie. One query, so that a deactivation acts at once. */
export async function authenticate(
  request: Request,
  database: Database,
  { cookieName, idleMinutes }: { cookieName: string; idleMinutes: number },
): Promise<{ actor: Actor; credential: Credential & { scopes: TokenScopes } }> {
  const credential = credentialOf(request, cookieName);
  const known = credential && (await whoIs(database, credential, { idleMinutes }));
  if (known) return { actor: known.actor, credential: { ...credential, scopes: known.scopes } };
  const detail = credential ? 'This sign-in has ended. Sign in again.' : 'Sign in, or send an API token.';
  throw new ProblemError(401, 'unauthenticated', { detail }, { 'www-authenticate': 'Bearer realm="countersign"' });
}

function credentialOf(request: Request, cookieName: string): Credential | undefined {
  const header = request.get('authorization');
  if (header !== undefined) {
    const token = /^Bearer +([\w-]{1,200})$/i.exec(header)?.[1];
    return token ? { kind: 'token', hash: secretHash(token) } : undefined;
  }
  const session = cookies(request.get('cookie')).get(cookieName);
  return session ? { kind: 'session', hash: secretHash(session) } : undefined;
}

/** The cookies of a request by name. */
export function cookies(header = ''): Map<string, string> {
  return new Map(
    header.split(';').map((pair) => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
    }),
  );
}
