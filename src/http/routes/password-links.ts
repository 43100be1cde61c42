/** Setting a password by the link of a letter, and asking for such a letter. Nobody is signed in here. */
import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal, refuse } from '../../commands/refusal.ts';
import { guessing } from '../../commands/session/guessing.ts';
import { askPasswordReset } from '../../commands/session/invite.ts';
import { readPasswordLink, setPasswordByLink } from '../../commands/session/password-link.ts';
import type { SignInSettings } from '../../commands/session/settings.ts';
import { ok, publicRoute, type Route } from '../route.ts';
import {
  passwordByLinkBody,
  passwordLinkBody,
  passwordLinkSchema,
  passwordSetSchema,
  resetAskedBody,
} from '../schemas/session.ts';
import { passwordsOff } from './session.ts';

const tags = ['session'];

/** Milliseconds that the answer to "I forgot my password" takes at least, whoever has the address or nobody. */
const evenTime = 250;

export function passwordLinkRoutes({ passwords }: SignInSettings): Route[] {
  const asks = guessing();
  return [
    publicRoute({
      method: 'post',
      path: '/api/session/password-reset',
      operationId: 'askPasswordReset',
      summary: 'Ask for a letter with a link to set a new password',
      description: 'The answer is the same whether or not anybody has the address.',
      tags,
      effect: 'write',
      body: resetAskedBody,
      responses: { 202: null },
      async handler({ database, body: { email }, address, commandId }) {
        if (!passwords) return passwordsOff;
        const { wait } = asks.begin({ account: email.toLowerCase(), address });
        if (wait > 0) {
          const detail = `Asked too often. Try again in ${wait} seconds.`;
          return refuse('slow-down', { detail, retryAfter: wait });
        }
        await Promise.all([askPasswordReset(database, email, { address, commandId }), pause(evenTime)]);
        return { status: 202 };
      },
    }),
    publicRoute({
      method: 'post',
      path: '/api/session/password-link',
      operationId: 'readPasswordLink',
      summary: 'Whom the link of a letter is for, and until when; it is not used up by asking',
      tags,
      effect: 'read',
      body: passwordLinkBody,
      responses: { 200: passwordLinkSchema },
      async handler({ database, body }) {
        if (!passwords) return passwordsOff;
        const link = await readPasswordLink(database, body.secret);
        return isRefusal(link) ? link : ok(link);
      },
    }),
    publicRoute({
      method: 'post',
      path: '/api/session/password',
      operationId: 'setPasswordByLink',
      summary: 'Set your password by the link of a letter; every session of yours ends, and the link with them',
      tags,
      effect: 'write',
      body: passwordByLinkBody,
      responses: { 200: passwordSetSchema },
      async handler(context) {
        if (!passwords) return passwordsOff;
        const set = await setPasswordByLink(context.database, context.body, context);
        return isRefusal(set) ? set : ok(set);
      },
    }),
  ];
}
