/** A quote while it is written: its content, and what that would be worth. */
import { sightOf } from '../../../commands/permissions.ts';
import { preview } from '../../../commands/preview.ts';
import { isRefusal } from '../../../commands/refusal.ts';
import { shownPreview } from '../../../queries/quotes/preview.ts';
import { quotePackage } from '../../../queries/quotes/package.ts';
import { quotePage } from '../../../queries/quotes/quote.ts';
import { quotesLike } from '../../../queries/quotes/like.ts';
import { ownerOfDeal } from '../../../queries/quotes/source.ts';
import { ok, type Route, route } from '../../route.ts';
import { byId, flag, z } from '../../schemas/common.ts';
import { calledParam, chosenParam, figureName } from '../../schemas/deal-desk/derivation.ts';
import { lineId } from '../../schemas/deal-desk/offer.ts';
import { knownPrices } from '../../schemas/deal-desk/prices.ts';
import {
  likeListSchema,
  likeQuery,
  outcomeSchema,
  previewSchema,
  quoteBody,
  quotePackageSchema,
  quoteSchema,
  reasonBody,
} from '../../schemas/deal-desk/quotes.ts';
import { dealOf, found, give, giveNew, quoteAddress } from './given.ts';

const reading = { tags: ['quotes'], permission: 'deal.read', effect: 'read' } as const;
const editing = { tags: ['quotes'], permission: 'quote.edit', effect: 'write' } as const;

export const quoteRoutes: Route[] = [
  route({
    ...editing,
    method: 'post',
    path: '/api/deals/{id}/quotes',
    operationId: 'openQuote',
    summary: 'Open a quote with its first content',
    params: byId,
    body: quoteBody,
    responses: { 201: outcomeSchema },
    handler: (context) =>
      giveNew(context, 'OpenQuote', { dealId: context.params.id }, { content: context.body }, quoteAddress),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/quotes',
    operationId: 'findQuotes',
    summary: 'Quotes that may serve as an example, of deals you may see, latest moved first',
    query: likeQuery,
    responses: { 200: likeListSchema },
    handler: async ({ database, actor, query }) => ok({ items: await quotesLike(database, actor, query) }),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/quotes/{id}',
    operationId: 'readQuote',
    summary: 'A quote in its active version',
    params: byId,
    responses: { 200: quoteSchema },
    async handler(context) {
      await dealOf(context, 'quote', context.params.id);
      const quote = found(await quotePage(context.database, context.actor, context.params.id));
      return ok(quote, quote.etagVersion);
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/quotes/{id}/package',
    operationId: 'readQuotePackage',
    summary: 'The quotes that are judged together with it, each as it stands, and their sum',
    params: byId,
    responses: { 200: quotePackageSchema },
    async handler(context) {
      const dealId = await dealOf(context, 'quote', context.params.id);
      return ok(await quotePackage(context.database, context.actor, { dealId, quoteId: context.params.id }));
    },
  }),
  route({
    ...editing,
    method: 'put',
    path: '/api/quotes/{id}',
    operationId: 'editQuote',
    summary: 'Replace a draft’s content',
    params: byId,
    body: quoteBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'EditQuote', { instanceId: context.params.id }, { content: context.body }, context.ifMatch),
  }),
  route({
    ...editing,
    effect: 'read',
    method: 'post',
    path: '/api/quotes/{id}/preview',
    operationId: 'previewQuote',
    summary: 'What this content would be worth and need now; nothing is saved',
    params: byId,
    query: z.strictObject({
      explain: figureName.optional().openapi({ description: 'The figure whose derivation is told' }),
      line: lineId.optional().openapi({ description: 'The line whose figure it is; without it that of the whole' }),
      called: calledParam,
      chosen: chosenParam,
      whose: z.enum(['package']).optional().openapi({
        description: 'Of all quotes together that this one is judged with; without it of this quote alone',
      }),
      overTime: flag.optional().openapi({ description: 'Also month by month' }),
      prices: knownPrices.optional().openapi({ description: 'The key of the prices that the asker knows, or `none`' }),
    }),
    body: quoteBody,
    idempotent: false,
    responses: { 200: previewSchema },
    async handler(context) {
      const { actor, database, params, query, body } = context;
      const dealId = await dealOf(context, 'quote', params.id);
      const ownerId = await ownerOfDeal(database, dealId);
      const previewed = await preview(database, actor, { dealId, quoteId: params.id, ownerId }, body);
      return isRefusal(previewed)
        ? previewed
        : ok(await shownPreview(database, previewed, { ...query, actor, sight: sightOf(actor) }));
    },
  }),
  route({
    ...editing,
    method: 'post',
    path: '/api/quotes/{id}/revision',
    operationId: 'reviseQuote',
    summary: 'Begin the next version',
    params: byId,
    body: reasonBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'ReviseQuote', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
];
