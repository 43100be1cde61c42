import { isPermission, tokenEffects } from '../../commands/session/token-scopes.ts';
import { email, idParam, instant, line, z } from './common.ts';

export const signInBody = z.strictObject({ email, password: z.string().min(1).max(1_000) }).openapi('SignIn');

export const signInWaysSchema = z
  .strictObject({
    passwords: z.boolean(),
    oidc: z.strictObject({ name: z.string() }).nullable().openapi({ description: 'The provider to sign in with' }),
  })
  .openapi('SignInWays');

/** What a provider sends back with the browser; more of it is not looked at. */
export const callbackQuery = z.looseObject({
  state: z.string().max(1_000).optional(),
  code: z.string().max(4_000).optional(),
});
export const departureQuery = z.strictObject({ back: z.string().max(2_000).optional() });

export const meSchema = z
  .strictObject({
    id: idParam,
    name: z.string(),
    email: z.string(),
    roles: z.array(z.string()),
    permissions: z.array(z.string()),
    singleKeys: z.boolean().openapi({ description: 'Keys without a modifier work on the screens' }),
  })
  .openapi('Me');

export const preferencesBody = z.strictObject({ singleKeys: z.boolean() });
const newPassword = z.string().min(12, 'At least 12 characters.').max(1_000);
export const passwordBody = z
  .strictObject({ current: z.string().min(1).max(1_000), password: newPassword })
  .openapi('NewPassword');

const linkSecret = z.string().min(1).max(200).openapi({ description: 'What follows # in the link of the letter' });
export const resetAskedBody = z.strictObject({ email });
export const passwordLinkBody = z.strictObject({ secret: linkSecret });
export const passwordLinkSchema = z
  .strictObject({
    kind: z.enum(['invitation', 'reset']),
    name: z.string(),
    email: z.string(),
    expiresAt: instant,
  })
  .openapi('PasswordLink');
export const passwordByLinkBody = z.strictObject({ secret: linkSecret, password: newPassword });
export const passwordSetSchema = z.strictObject({ email: z.string(), sessionsEnded: z.int() }).openapi('PasswordSet');

export const sessionsSchema = z.strictObject({
  items: z.array(
    z
      .strictObject({
        id: idParam,
        method: z.enum(['password', 'oidc']),
        address: z.string(),
        agent: z.string(),
        createdAt: instant,
        lastSeenAt: instant,
        expiresAt: instant,
        current: z.boolean().openapi({ description: 'The one that asks' }),
      })
      .openapi('Session'),
  ),
});

const effects = z
  .array(z.enum(tokenEffects))
  .min(1, 'Say what the token may do.')
  .openapi({ description: 'Kinds of operation it may ask: the `x-effect` of each' });

export const newTokenBody = z
  .strictObject({
    name: line(100),
    expiresInDays: z.int().min(1).max(3_650).optional(),
    effects: effects.default(['read']),
    permissions: z
      .array(z.string().refine(isPermission, 'There is no such permission.'))
      .max(100)
      .optional()
      .openapi({ description: 'Narrows it to these permissions; all of yours when left out' }),
  })
  .openapi('NewToken');

export const tokenSchema = z
  .strictObject({
    id: idParam,
    name: z.string(),
    effects,
    permissions: z.array(z.string()).nullable(),
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
  })
  .openapi('Token');

export const shownOnceSchema = tokenSchema.extend({ secret: z.string() }).openapi('TokenShownOnce');

export const tokensSchema = z.strictObject({ items: z.array(tokenSchema) });
