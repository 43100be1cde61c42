/** Deals with everything that hangs on them, and the first screen. */
import { createHash } from 'node:crypto';
import { addAttachment, changeDeal, openDeal } from '../../../commands/deal/deal.ts';
import { dealList } from '../../../domain/lists/shapes.ts';
import { isRefusal } from '../../../commands/refusal.ts';
import { maySee } from '../../../commands/relations.ts';
import { listDeals } from '../../../queries/deals/list.ts';
import { historyLines } from '../../../queries/deals/history.ts';
import { dealPage } from '../../../queries/deals/page.ts';
import { timeline } from '../../../queries/deals/timeline.ts';
import { attachmentFile } from '../../../queries/deals/attachments.ts';
import { home } from '../../../queries/home.ts';
import { typeByContent } from '../../file-content.ts';
import { okPage } from '../../pages.ts';
import { notFound } from '../../problem.ts';
import { attachment, created, ok, type Context, type Route, route } from '../../route.ts';
import { byId, countedKey, idParam, line, listQuery, z } from '../../schemas/common.ts';
import {
  dealChangesSchema,
  dealListQuery,
  dealListSchema,
  dealPageSchema,
  historyLinesSchema,
  newDealSchema,
  timelineSchema,
} from '../../schemas/deal-desk/deals.ts';
import { listAsked } from '../../schemas/lists.ts';
import { homeSchema } from '../../schemas/deal-desk/operation.ts';
import { found } from './given.ts';

const reading = { tags: ['deals'], permission: 'deal.read', effect: 'read' } as const;
const writing = { tags: ['deals'], permission: 'deal.write', effect: 'write' } as const;

const uploads = { mediaTypes: ['application/octet-stream'], maxBytes: 25 * 1024 * 1024 };

type Asking = Pick<Context<unknown, unknown, unknown>, 'actor' | 'database'>;

async function page({ actor, database }: Asking, id: string) {
  if (!(await maySee(database, actor, id))) throw notFound();
  return found(await dealPage(database, actor, id));
}

export const dealRoutes: Route[] = [
  route({
    tags: ['home'],
    permission: 'session',
    effect: 'read',
    method: 'get',
    path: '/api/home',
    operationId: 'readHome',
    summary: 'What waits for you and what moves',
    responses: { 200: homeSchema },
    handler: async ({ database, actor }) => ok(await home(database, actor)),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/deals',
    operationId: 'listDeals',
    summary: 'The deals you may see',
    query: dealListQuery,
    responses: { 200: dealListSchema },
    handler: async ({ database, actor, query: { mine, ...query } }) =>
      okPage(await listDeals(database, actor, listAsked(actor, dealList, mine ? { ...query, owner: ['me'] } : query))),
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/deals',
    operationId: 'openDeal',
    summary: 'Open a deal',
    body: newDealSchema,
    responses: { 201: dealPageSchema },
    async handler(context) {
      const opened = await openDeal(context.database, context.actor, context.body, context.commandId);
      if (isRefusal(opened)) return opened;
      const deal = await page(context, opened.id);
      return created(`/api/deals/${opened.id}`, deal, deal.version);
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/deals/{id}',
    operationId: 'readDeal',
    summary: 'Everything on a deal’s page',
    params: byId,
    responses: { 200: dealPageSchema },
    async handler(context) {
      const deal = await page(context, context.params.id);
      return ok(deal, deal.version);
    },
  }),
  route({
    ...writing,
    method: 'patch',
    path: '/api/deals/{id}',
    operationId: 'changeDeal',
    summary: 'Change what is written of a deal',
    params: byId,
    body: dealChangesSchema,
    ifMatch: true,
    responses: { 200: dealPageSchema },
    async handler(context) {
      const { id } = context.params;
      const changed = await changeDeal(
        context.database,
        context.actor,
        id,
        context.ifMatch,
        context.body,
        context.commandId,
      );
      if (isRefusal(changed)) return changed;
      const deal = await page(context, id);
      return ok(deal, deal.version);
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/deals/{id}/timeline',
    operationId: 'readTimeline',
    summary: 'What happened to a deal, newest first',
    params: byId,
    query: listQuery({}, countedKey, countedKey),
    responses: { 200: timelineSchema },
    async handler({ actor, database, params, query }) {
      if (!(await maySee(database, actor, params.id))) throw notFound();
      return okPage(await timeline(database, params.id, query));
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/deals/{id}/history-lines',
    operationId: 'listHistoryLines',
    summary: 'The lines of an imported deal, figures as their file had them',
    params: byId,
    query: listQuery({}, countedKey),
    responses: { 200: historyLinesSchema },
    async handler({ actor, database, params, query }) {
      if (!(await maySee(database, actor, params.id))) throw notFound();
      return okPage(await historyLines(database, params.id, query));
    },
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/deals/{id}/attachments',
    operationId: 'attachFile',
    summary: 'Attach a file, up to 25 MB',
    params: byId,
    query: z.strictObject({ name: line(200) }),
    raw: uploads,
    responses: { 201: z.strictObject({ id: idParam }) },
    async handler({ actor, commandId, database, params, query, body }) {
      const bytes = body as unknown as Buffer;
      const read = await typeByContent(bytes, query.name);
      if (isRefusal(read)) return read;
      const file = {
        sha256: createHash('sha256').update(bytes).digest('hex'),
        mediaType: read.mediaType,
        bytes,
      };
      const added = await addAttachment(database, actor, params.id, { name: query.name, file }, commandId);
      return isRefusal(added) ? added : created(`/api/deals/${params.id}/attachments/${added.id}/content`, added);
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/deals/{id}/attachments/{attachment}/content',
    operationId: 'downloadAttachment',
    summary: 'An attached file',
    params: z.strictObject({ id: idParam, attachment: idParam }),
    responses: { 200: 'application/octet-stream' },
    async handler({ actor, database, params }) {
      if (!(await maySee(database, actor, params.id))) throw notFound();
      const kept = found(await attachmentFile(database, params.id, params.attachment));
      return attachment(kept.bytes, kept.mediaType, kept.name);
    },
  }),
];
