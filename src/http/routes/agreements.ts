/** Prices that signed contracts fix for a customer. */
import { addAgreement, confirmAgreement, endAgreement } from '../../commands/catalogue/agreements.ts';
import { isRefusal, type Refusal } from '../../commands/refusal.ts';
import { listAgreements, readAgreement } from '../../queries/catalogue/agreements.ts';
import { okPage } from '../pages.ts';
import { type Answer, type Context, created, ok, type Route, route } from '../route.ts';
import {
  agreementEndBody,
  agreementSchema,
  agreementsQuery,
  agreementsSchema,
  newAgreementBody,
} from '../schemas/agreements.ts';
import { byId, z } from '../schemas/common.ts';
import { found } from './deal-desk/given.ts';

const reading = { tags: ['price agreements'], permission: 'account.read', effect: 'read' } as const;
const writing = { tags: ['price agreements'], permission: 'agreement.write', effect: 'admin' } as const;

export const agreementRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/price-agreements',
    operationId: 'listPriceAgreements',
    summary: 'Price agreements, those that run longest first',
    query: agreementsQuery,
    responses: { 200: agreementsSchema },
    handler: async ({ database, actor, query }) => okPage(await listAgreements(database, actor, query)),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/price-agreements/{id}',
    operationId: 'readPriceAgreement',
    summary: 'One price agreement',
    params: byId,
    responses: { 200: agreementSchema },
    handler: ({ database, actor, params }) => shown({ database, actor }, params.id),
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/price-agreements',
    operationId: 'addPriceAgreement',
    summary: 'Enter a price that a signed contract fixes; it counts once a second person confirmed it',
    body: newAgreementBody,
    responses: { 201: agreementSchema },
    async handler(context) {
      const { database, actor } = context;
      const id = await addAgreement(database, context, context.body);
      if (isRefusal(id)) return id;
      const agreement = await readAgreement(database, actor, id);
      return created(`/api/price-agreements/${id}`, agreement, agreement?.version);
    },
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/price-agreements/{id}/confirmation',
    operationId: 'confirmPriceAgreement',
    summary: 'Put an agreement in force, as a second person',
    ifMatch: true,
    params: byId,
    body: z.strictObject({}),
    responses: { 200: agreementSchema },
    async handler(context) {
      const { database, params, ifMatch } = context;
      return shown(context, await confirmAgreement(database, context, { id: params.id, version: ifMatch }));
    },
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/price-agreements/{id}/end',
    operationId: 'endPriceAgreement',
    summary: 'End an agreement early, or decline one that nobody confirmed; submitted quotes keep its price',
    ifMatch: true,
    params: byId,
    body: agreementEndBody,
    responses: { 200: agreementSchema },
    async handler(context) {
      const { database, params, ifMatch, body } = context;
      return shown(context, await endAgreement(database, context, { id: params.id, version: ifMatch }, body));
    },
  }),
];

async function shown(
  { database, actor }: Pick<Context<unknown, unknown, unknown>, 'database' | 'actor'>,
  id: string | Refusal,
): Promise<Answer | Refusal> {
  if (isRefusal(id)) return id;
  const agreement = found(await readAgreement(database, actor, id));
  return ok(agreement, agreement.version);
}
