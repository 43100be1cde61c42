/** Signing in and out, who one is, and where one is signed in. */
import type { Actor } from '../../commands/actor.ts';
import { isRefusal, refuse } from '../../commands/refusal.ts';
import { keepPreferences, preferencesOf } from '../../commands/session/preferences.ts';
import { guessing, isWorthRecording } from '../../commands/session/guessing.ts';
import { endSession, listSessions, signOut } from '../../commands/session/sessions.ts';
import type { SignInSettings } from '../../commands/session/settings.ts';
import { changePassword, recordFailures, signIn } from '../../commands/session/sign-in.ts';
import type { SessionCookie } from '../cookie.ts';
import { noContent, ok, publicRoute, type Route, route } from '../route.ts';
import { byId } from '../schemas/common.ts';
import {
  meSchema,
  passwordBody,
  preferencesBody,
  sessionsSchema,
  signInBody,
  signInWaysSchema,
} from '../schemas/session.ts';

const tags = ['session'];

export function sessionRoutes(cookie: SessionCookie, settings: SignInSettings): Route[] {
  const guesses = guessing();
  return [
    publicRoute({
      method: 'get',
      path: '/api/session/ways',
      operationId: 'listSignInWays',
      summary: 'How one can sign in here',
      tags,
      effect: 'read',
      responses: { 200: signInWaysSchema },
      handler: async () =>
        ok({ passwords: settings.passwords, oidc: settings.oidc ? { name: settings.oidc.name } : null }),
    }),
    publicRoute({
      method: 'post',
      path: '/api/session',
      operationId: 'signIn',
      summary: 'Sign in with a password; the answer sets the session cookie',
      tags,
      effect: 'write',
      body: signInBody,
      responses: { 204: null },
      async handler({ database, body, address, agent, commandId }) {
        if (!settings.passwords) return passwordsOff;
        const by = { account: body.email.toLowerCase(), address };
        const { wait, failures } = guesses.begin(by);
        if (wait > 0) {
          const detail = `Too many failed sign-ins. Try again in ${wait === 1 ? 'a second' : `${wait} seconds`}.`;
          return refuse('slow-down', { detail, retryAfter: wait });
        }
        const session = await signIn(database, body, { method: 'password', address, agent, commandId }, settings);
        if (isRefusal(session)) {
          if (isWorthRecording(failures)) await recordFailures(database, body.email, { failures, address, commandId });
          return session;
        }
        guesses.succeeded(by);
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
      async handler(context) {
        if (context.credential.kind === 'session') await signOut(context.database, context, context.credential.hash);
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
      method: 'put',
      path: '/api/me/password',
      operationId: 'changePassword',
      summary: 'Change your password; every other session of yours ends',
      description: 'Takes no Idempotency-Key: its hash would be kept with the request. Signed in by session only.',
      tags,
      permission: 'session',
      effect: 'write',
      idempotent: false,
      body: passwordBody,
      responses: { 204: null },
      async handler(context) {
        const { actor, address, body, credential, database } = context;
        if (!settings.passwords) return passwordsOff;
        if (credential.kind !== 'session') return bySessionOnly;
        const by = { account: actor.email.toLowerCase(), address };
        const { wait } = guesses.begin(by);
        if (wait > 0)
          return refuse('slow-down', {
            detail: `Try again in ${wait === 1 ? 'a second' : `${wait} seconds`}.`,
            retryAfter: wait,
          });
        const refused = await changePassword(database, context, body, credential.hash);
        if (!refused) guesses.succeeded(by);
        return refused ?? noContent();
      },
    }),
    route({
      method: 'get',
      path: '/api/sessions',
      operationId: 'listSessions',
      summary: 'Where you are signed in',
      tags,
      permission: 'session',
      effect: 'read',
      responses: { 200: sessionsSchema },
      handler: async ({ actor, credential, database }) =>
        ok({ items: await listSessions(database, actor, credential.hash, settings) }),
    }),
    route({
      method: 'delete',
      path: '/api/sessions/{id}',
      operationId: 'endSession',
      summary: 'End one of your sessions, at once',
      tags,
      permission: 'session',
      effect: 'write',
      params: byId,
      responses: { 204: null },
      handler: async (context) => (await endSession(context.database, context, context.params.id)) ?? noContent(),
    }),
  ];
}

export const passwordsOff = refuse('forbidden', {
  detail: 'This installation has no passwords of its own: sign in with your company’s provider.',
});
const bySessionOnly = refuse('forbidden', { detail: 'A token cannot change a password: sign in yourself.' });

function me({ permissions, ...person }: Actor) {
  return { ...person, permissions: [...permissions].sort() };
}
