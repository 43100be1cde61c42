/** API tokens of the person who asks. */
import { refuse } from '../../commands/refusal.ts';
import { createApiToken, listApiTokens, revokeApiToken } from '../../commands/session/api-tokens.ts';
import { isWithin } from '../../commands/session/token-scopes.ts';
import { created, noContent, ok, type Route, route } from '../route.ts';
import { byId } from '../schemas/common.ts';
import { newTokenBody, shownOnceSchema, tokensSchema } from '../schemas/session.ts';

const tags = ['session'];

export const tokenRoutes: Route[] = [
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
    summary: 'Make an API token that acts as you within its scopes; it is shown this once',
    description: 'Takes no Idempotency-Key: a kept answer would keep the secret. A token makes none wider than itself.',
    tags,
    permission: 'session',
    effect: 'write',
    idempotent: false,
    body: newTokenBody,
    responses: { 201: shownOnceSchema },
    async handler({ database, actor, body, commandId, credential }) {
      if (!isWithin({ effects: body.effects, permissions: body.permissions ?? null }, credential.scopes)) {
        return refuse('forbidden', { detail: 'A token cannot make another that may do more than itself.' });
      }
      const token = await createApiToken(database, actor, body, commandId);
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
    handler: async (context) => (await revokeApiToken(context.database, context, context.params.id)) ?? noContent(),
  }),
];
