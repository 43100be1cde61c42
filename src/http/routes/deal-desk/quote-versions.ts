/** The versions of a quote: as each was, how its figures came about, and what differs between two. */
import { sightOf } from '../../../commands/permissions.ts';
import { differenceOf } from '../../../queries/quotes/difference.ts';
import { storedOverTime } from '../../../queries/quotes/over-time.ts';
import { quotePage, quoteVersions, storedDerivation } from '../../../queries/quotes/quote.ts';
import { ok, type Route, route } from '../../route.ts';
import { byId, idParam, version, z } from '../../schemas/common.ts';
import { calledParam, derivationSchema, figureName } from '../../schemas/deal-desk/assessment.ts';
import { lineId } from '../../schemas/deal-desk/offer.ts';
import { overTimeSchema } from '../../schemas/deal-desk/over-time.ts';
import { differenceSchema, quoteSchema, quoteVersionsSchema } from '../../schemas/deal-desk/quotes.ts';
import { dealOf, found } from './given.ts';

const reading = { tags: ['quotes'], permission: 'deal.read', effect: 'read' } as const;

const versionNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'Write a version number.')
  .transform(Number)
  .pipe(version);
const byVersion = z.strictObject({ id: idParam, version: versionNumber });

export const quoteVersionRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/quotes/{id}/versions',
    operationId: 'listQuoteVersions',
    summary: 'A quote’s versions, newest first',
    params: byId,
    responses: { 200: quoteVersionsSchema },
    async handler(context) {
      await dealOf(context, 'quote', context.params.id);
      return ok({ items: await quoteVersions(context.database, context.params.id) });
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/quotes/{id}/versions/{version}',
    operationId: 'readQuoteVersion',
    summary: 'A quote as one version was',
    params: byVersion,
    responses: { 200: quoteSchema },
    async handler(context) {
      const { id, version: number } = context.params;
      await dealOf(context, 'quote', id);
      return ok(found(await quotePage(context.database, context.actor, id, number)));
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/quotes/{id}/versions/{version}/derivation',
    operationId: 'explainQuoteFigure',
    summary: 'How a figure came about, of the whole or of a line, down to what was given',
    params: byVersion,
    query: z.strictObject({ measure: figureName, line: lineId.optional(), called: calledParam }),
    responses: { 200: derivationSchema },
    async handler(context) {
      const { id, version: number } = context.params;
      await dealOf(context, 'quote', id);
      const sight = sightOf(context.actor);
      return ok(found(await storedDerivation(context.database, id, number, context.query, sight)));
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/quotes/{id}/versions/{version}/over-time',
    operationId: 'readQuoteOverTime',
    summary: 'A version month by month: recurring, usage, one-time, billed and cash',
    params: byVersion,
    responses: { 200: overTimeSchema },
    async handler(context) {
      const { id, version: number } = context.params;
      await dealOf(context, 'quote', id);
      return ok(found(await storedOverTime(context.database, id, number)));
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/quotes/{id}/difference',
    operationId: 'compareQuoteVersions',
    summary: 'What differs between two versions',
    params: byId,
    query: z.strictObject({ from: versionNumber, to: versionNumber }),
    responses: { 200: differenceSchema },
    async handler(context) {
      await dealOf(context, 'quote', context.params.id);
      const { from, to } = context.query;
      return ok(found(await differenceOf(context.database, context.params.id, from, to)));
    },
  }),
];
