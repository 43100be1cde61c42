/** Questions and jobs for the desk on a deal, and whether the desk keeps what it promises. */
import type { CommandType } from '../../../commands/definitions.ts';
import { deskLevels } from '../../../queries/desk/report.ts';
import { listRequests, requestPage } from '../../../queries/desk/requests.ts';
import { okPage } from '../../pages.ts';
import { ok, type Route, route } from '../../route.ts';
import { byId, z } from '../../schemas/common.ts';
import {
  deskLevelsSchema,
  deskRequestListQuery,
  deskRequestListSchema,
  deskRequestSchema,
  handOverBody,
  messageBody,
  newDeskRequestSchema,
  ratingBody,
} from '../../schemas/deal-desk/desk-requests.ts';
import { outcomeSchema, reasonBody } from '../../schemas/deal-desk/quotes.ts';
import { dealOf, found, give, giveNew } from './given.ts';

const reading = { tags: ['desk requests'], permission: 'deal.read', effect: 'read' } as const;
const working = { tags: ['desk requests'], permission: 'desk.work', effect: 'write' } as const;
const asking = { tags: ['desk requests'], permission: 'desk.ask', effect: 'write' } as const;

interface RequestCommand {
  who: typeof working | typeof asking;
  type: CommandType;
  path: string;
  operationId: string;
  summary: string;
  body: z.ZodType;
}

/** A command to one request, as the operation it is given by. */
const command = ({ who, type, path, ...described }: RequestCommand): Route =>
  route({
    ...who,
    ...described,
    method: 'post',
    path: `/api/desk-requests/{id}/${path}`,
    params: byId,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    async handler(context) {
      await dealOf(context, 'request', context.params.id);
      return give(context, type, { instanceId: context.params.id }, context.body, context.ifMatch);
    },
  });

export const deskRequestRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/desk-requests',
    operationId: 'listDeskRequests',
    summary: 'Requests to the desk on deals you may see: what is due first, or newest first',
    query: deskRequestListQuery,
    responses: { 200: deskRequestListSchema },
    handler: async ({ database, actor, query }) => okPage(await listRequests(database, actor, query)),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/desk-requests/{id}',
    operationId: 'readDeskRequest',
    summary: 'One request with its thread',
    params: byId,
    responses: { 200: deskRequestSchema },
    async handler(context) {
      await dealOf(context, 'request', context.params.id);
      const request = found(await requestPage(context.database, context.actor, context.params.id));
      return ok(request, request.etagVersion);
    },
  }),
  route({
    ...asking,
    method: 'post',
    path: '/api/desk-requests',
    operationId: 'askDesk',
    summary: 'Ask the desk for something on a deal',
    body: newDeskRequestSchema,
    responses: { 201: outcomeSchema },
    handler: ({ body: { dealId, ...input }, ...context }) =>
      giveNew(context, 'AskDesk', { dealId }, input, (id) => `/api/desk-requests/${id}`),
  }),
  command({
    who: working,
    type: 'TakeRequest',
    path: 'take',
    operationId: 'takeDeskRequest',
    summary: 'Take the request: you work on it from here on',
    body: z.strictObject({}),
  }),
  command({
    who: working,
    type: 'HandOver',
    path: 'hand-over',
    operationId: 'handOverDeskRequest',
    summary: 'Give the request to another analyst, or take it over',
    body: handOverBody,
  }),
  command({
    who: working,
    type: 'AnswerRequest',
    path: 'answer',
    operationId: 'answerDeskRequest',
    summary: 'Answer; the first answer is the desk’s first response',
    body: messageBody,
  }),
  command({
    who: working,
    type: 'AskRequester',
    path: 'question',
    operationId: 'askRequester',
    summary: 'Ask back: the clocks rest until there is an answer',
    body: messageBody,
  }),
  command({
    who: working,
    type: 'ResolveRequest',
    path: 'resolution',
    operationId: 'resolveDeskRequest',
    summary: 'Resolve the request',
    body: messageBody,
  }),
  command({
    who: asking,
    type: 'AnswerDesk',
    path: 'reply',
    operationId: 'answerDesk',
    summary: 'Write to the desk; clocks that rested go on',
    body: messageBody,
  }),
  command({
    who: asking,
    type: 'ReopenRequest',
    path: 'reopening',
    operationId: 'reopenDeskRequest',
    summary: 'Reopen a resolved request, until it is closed',
    body: messageBody,
  }),
  command({
    who: asking,
    type: 'RateResolution',
    path: 'rating',
    operationId: 'rateDeskRequest',
    summary: 'Say whether the resolution helps; a satisfied yes closes the request',
    body: ratingBody,
  }),
  command({
    who: asking,
    type: 'WithdrawRequest',
    path: 'withdrawal',
    operationId: 'withdrawDeskRequest',
    summary: 'Withdraw the request',
    body: reasonBody,
  }),
  route({
    tags: ['reports'],
    permission: 'report.read',
    effect: 'read',
    method: 'get',
    path: '/api/reports/desk-levels',
    operationId: 'reportDeskLevels',
    summary: 'Response times of the desk against what it promises, by type and quarter',
    responses: { 200: deskLevelsSchema },
    handler: async ({ database, actor }) => ok({ items: await deskLevels(database, actor) }),
  }),
];
