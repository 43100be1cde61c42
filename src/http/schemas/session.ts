import { email, idParam, instant, line, z } from './common.ts';

export const signInBody = z.strictObject({ email, password: z.string().min(1).max(1_000) }).openapi('SignIn');

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

export const newTokenBody = z
  .strictObject({ name: line(100), expiresInDays: z.int().min(1).max(3_650).optional() })
  .openapi('NewToken');

export const tokenSchema = z
  .strictObject({ id: idParam, name: z.string(), createdAt: instant, expiresAt: instant.nullable() })
  .openapi('Token');

export const shownOnceSchema = tokenSchema.extend({ secret: z.string() }).openapi('TokenShownOnce');

export const tokensSchema = z.strictObject({ items: z.array(tokenSchema) });
