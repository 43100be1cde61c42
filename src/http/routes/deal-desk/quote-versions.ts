/** The versions of a quote: as each was, how its figures came about, and what differs between two. */
import { record } from '../../../commands/change.ts';
import { sightOf } from '../../../commands/permissions.ts';
import { differenceOf } from '../../../queries/quotes/difference.ts';
import { quoteFile } from '../../../queries/quotes/file.ts';
import { storedOverTime } from '../../../queries/quotes/over-time.ts';
import { storedDerivation } from '../../../queries/quotes/derivation.ts';
import { quotePage, quoteVersions } from '../../../queries/quotes/quote.ts';
import { attachment, ok, type Route, route } from '../../route.ts';
import { byId, idParam, version, z } from '../../schemas/common.ts';
import { calledParam, chosenParam, figureName, storedDerivationSchema } from '../../schemas/deal-desk/derivation.ts';
import { bomAsked } from '../../schemas/lists.ts';
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
    query: z.strictObject({ measure: figureName, line: lineId.optional(), called: calledParam, chosen: chosenParam }),
    responses: { 200: storedDerivationSchema },
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
    path: '/api/quotes/{id}/versions/{version}/file',
    operationId: 'exportQuoteVersion',
    summary: 'A version as CSV: its measures, what it changes, its lines and steps, its invoices',
    description: 'UTF-8; with `bom=false` without the mark that spreadsheets look for. Who exported what is recorded.',
    params: byVersion,
    query: z.strictObject({ bom: bomAsked }),
    responses: { 200: 'text/csv' },
    async handler(context) {
      const { database, actor, params, query, commandId } = context;
      await dealOf(context, 'quote', params.id);
      const { number } = found(await quotePage(database, actor, params.id, params.version));
      const [clock] = await database.query<{ at: string }>('select clock() as at', []);
      const asked = { quoteId: params.id, version: params.version, number, at: clock?.at as string };
      const file = await quoteFile(database, actor, { ...asked, bom: query.bom !== false });
      const data = { quoteId: params.id, version: params.version };
      const subject = { kind: 'person', id: actor.id } as const;
      await database.transaction((tx) => record(tx, { subject, type: 'QuoteExported', data, by: actor.id, commandId }));
      return attachment(Buffer.from(file), 'text/csv; charset=utf-8', `${number}-v${params.version}.csv`);
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
