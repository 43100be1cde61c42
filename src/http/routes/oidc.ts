/** The way to the provider of OpenID Connect and back. Refusals are shown by the sign-in screen. */
import { signInByClaims } from '../../commands/session/oidc.ts';
import type { SignInSettings } from '../../commands/session/settings.ts';
import type { SessionCookie } from '../cookie.ts';
import type { Attempt, OidcProvider, OidcRefusal } from '../oidc.ts';
import { type Answer, publicRoute, type Route } from '../route.ts';
import { callbackQuery, departureQuery } from '../schemas/session.ts';

export const callbackPath = '/api/session/oidc/callback';
const tags = ['session'];

export function oidcRoutes(
  provider: OidcProvider,
  settings: SignInSettings,
  { session, attempt }: { session: SessionCookie; attempt: SessionCookie },
  callback: string,
): Route[] {
  const refusedWith = (refused: OidcRefusal): Answer => leadTo(`/sign-in?refused=${refused}`, [attempt.clear()]);
  return [
    publicRoute({
      method: 'get',
      path: '/api/session/oidc',
      operationId: 'departToProvider',
      summary: 'Leave for the provider to sign in',
      tags,
      effect: 'read',
      query: departureQuery,
      responses: { 303: null },
      async handler({ query: { back = '/' } }) {
        const departure = await provider.depart(back);
        if ('refused' in departure) return refusedWith(departure.refused);
        return leadTo(departure.to, [attempt.set(packed(departure.attempt))]);
      },
    }),
    publicRoute({
      method: 'get',
      path: callbackPath,
      operationId: 'arriveFromProvider',
      summary: 'Come back from the provider; the answer sets the session cookie',
      tags,
      effect: 'write',
      query: callbackQuery,
      responses: { 303: null },
      async handler({ address, agent, commandId, cookies, database, query }) {
        const kept = unpacked(cookies.get(attempt.name));
        if (!kept) return refusedWith('not-verified');
        const here = new URL(callback);
        for (const [name, value] of Object.entries(query)) here.searchParams.append(name, String(value));
        const arrival = { method: 'oidc', address, agent, commandId } as const;
        const arrived = await provider.arrive(here, kept);
        if ('refused' in arrived) return refusedWith(arrived.refused);
        const opened = await signInByClaims(database, arrived.claims, arrival, settings);
        if ('refused' in opened) return refusedWith(opened.refused);
        return leadTo(inside(kept.back), [session.set(opened.secret), attempt.clear()]);
      },
    }),
  ];
}

const leadTo = (location: string, cookies: string[]): Answer => ({
  status: 303,
  headers: { location, 'set-cookie': cookies },
});

/** An address of this product; anything that would lead elsewhere goes home. */
const inside = (back: string): string => (/^\/(?![/\\])[\x21-\x7e]*$/.test(back) ? back : '/');

const packed = (attempt: Attempt): string => Buffer.from(JSON.stringify(attempt)).toString('base64url');

function unpacked(text: string | undefined): Attempt | undefined {
  if (!text) return undefined;
  try {
    const { state, nonce, verifier, back } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Attempt;
    return [state, nonce, verifier, back].every((part) => typeof part === 'string')
      ? { state, nonce, verifier, back }
      : undefined;
  } catch {
    return undefined;
  }
}
