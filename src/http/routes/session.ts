/** Signing in and out, who one is, and API tokens. */
import type { Actor } from '../../commands/actor.ts';
import { isRefusal, refuse } from '../../commands/refusal.ts';
import { createApiToken, listApiTokens, revokeApiToken } from '../../commands/session/api-tokens.ts';
import { guessing } from '../../commands/session/guessing.ts';
import { keepPreferences, preferencesOf } from '../../commands/session/preferences.ts';
import { signIn, signOut } from '../../commands/session/sign-in.ts';
import type { SessionCookie } from '../cookie.ts';
import { created, noContent, ok, publicRoute, type Route, route } from '../route.ts';
import { byId } from '../schemas/common.ts';
import {
  meSchema,
  newTokenBody,
  preferencesBody,
  shownOnceSchema,
  signInBody,
  tokensSchema,
} from '../schemas/session.ts';

const tags = ['session'];

export function sessionRoutes(cookie: SessionCookie): Route[] {
  const guesses = guessing();
  return [
    publicRoute({
      method: 'post',
      path: '/api/session',
      operationId: 'signIn',
      summary: 'Sign in; the answer sets the session cookie',
      tags,
      effect: 'write',
      body: signInBody,
      responses: { 204: null },
      async handler({ database, body, address }) {
        const by = { account: body.email.toLowerCase(), address };
        const wait = await guesses.wait(by);
        if (wait > 0) {
          const detail = `Too many failed sign-ins. Try again in ${wait} seconds.`;
          return refuse('slow-down', { detail, retryAfter: wait });
        }
        const session = await signIn(database, body);
        if (isRefusal(session)) {
          await guesses.failed(by);
          return session;
        }
        await guesses.succeeded(by);
        return { status: 204, headers: { 'set-cookie': cookie.set(session.secret) } };
      },
    }),
    route({
      method: 'delete',
      path: '/api/session',
      operationId: 'signOut',
      summary: 'Sign out of this session',
      tags,
      permission: 'session',
      effect: 'write',
      idempotent: false,
      responses: { 204: null },
      async handler({ database, credential }) {
        if (credential.kind === 'session') await signOut(database, credential.hash);
        return { status: 204, headers: { 'set-cookie': cookie.clear() } };
      },
    }),
    route({
      method: 'get',
      path: '/api/me',
      operationId: 'readMe',
      summary: 'Who is signed in, and what they may do',
      tags,
      permission: 'session',
      effect: 'read',
      responses: { 200: meSchema },
      handler: async ({ database, actor }) => ok({ ...me(actor), ...(await preferencesOf(database, actor)) }),
    }),
    route({
      method: 'patch',
      path: '/api/me',
      operationId: 'keepPreferences',
      summary: 'How you work with the screens, wherever you sign in',
      tags,
      permission: 'session',
      effect: 'write',
      body: preferencesBody,
      responses: { 204: null },
      async handler({ database, actor, body }) {
        await keepPreferences(database, actor, body);
        return noContent();
      },
    }),
    route({
      method: 'get',
      path: '/api/tokens',
      operationId: 'listTokens',
      summary: 'Your API tokens',
      tags,
      permission: 'session',
      effect: 'read',
      responses: { 200: tokensSchema },
      handler: async ({ database, actor }) => ok({ items: await listApiTokens(database, actor) }),
    }),
    route({
      method: 'post',
      path: '/api/tokens',
      operationId: 'createToken',
      summary: 'Make an API token that acts as you; it is shown this once',
      description: 'Takes no Idempotency-Key: a kept answer would keep the secret.',
      tags,
      permission: 'session',
      effect: 'write',
      idempotent: false,
      body: newTokenBody,
      responses: { 201: shownOnceSchema },
      async handler({ database, actor, body }) {
        const token = await createApiToken(database, actor, body);
        return created(`/api/tokens/${token.id}`, token);
      },
    }),
    route({
      method: 'delete',
      path: '/api/tokens/{id}',
      operationId: 'revokeToken',
      summary: 'Revoke one of your API tokens, at once',
      tags,
      permission: 'session',
      effect: 'write',
      params: byId,
      responses: { 204: null },
      handler: async ({ database, actor, params }) => (await revokeApiToken(database, actor, params.id)) ?? noContent(),
    }),
  ];
}

function me({ permissions, ...person }: Actor) {
  return { ...person, permissions: [...permissions].sort() };
}
