/** The rates that policy and measures stand on: exchange rates and the cost of credit, put in force by a second person. */
import { proposeCreditRate, proposeExchangeRates } from '../../commands/rates/propose.ts';
import { declineRates, publishRates } from '../../commands/rates/publish.ts';
import { isRefusal } from '../../commands/refusal.ts';
import { creditRatesPage, exchangeRatesPage } from '../../queries/rates/rates.ts';
import { created, noContent, ok, type Route, route } from '../route.ts';
import { byId, z } from '../schemas/common.ts';
import { creditRateBody, creditRatesSchema, exchangeRatesBody, exchangeRatesSchema } from '../schemas/rates.ts';

const reading = { tags: ['rates'], permission: 'catalogue.read', effect: 'read' } as const;
const proposing = { tags: ['rates'], permission: 'rate.write', effect: 'admin' } as const;
const publishing = { tags: ['rates'], permission: 'rate.publish', effect: 'admin' } as const;

export const rateRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/exchange-rates',
    operationId: 'listExchangeRates',
    summary: 'Policy currency units for one unit of a currency, newest first, and those that are proposed',
    responses: { 200: exchangeRatesSchema },
    handler: async ({ database, actor }) => ok(await exchangeRatesPage(database, actor)),
  }),
  route({
    ...proposing,
    method: 'post',
    path: '/api/exchange-rates',
    operationId: 'proposeExchangeRates',
    summary: 'Propose the rates from a day on; a second person puts them in force. Quotes that exist keep theirs',
    body: exchangeRatesBody,
    responses: { 201: exchangeRatesSchema },
    async handler(context) {
      const id = await proposeExchangeRates(context.database, context, context.body);
      if (isRefusal(id)) return id;
      return created('/api/exchange-rates', await exchangeRatesPage(context.database, context.actor));
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/credit-rates',
    operationId: 'listCreditRates',
    summary: 'Yearly rates of the cost of credit, newest first, and the one that is proposed',
    responses: { 200: creditRatesSchema },
    handler: async ({ database, actor }) => ok(await creditRatesPage(database, actor)),
  }),
  route({
    ...proposing,
    method: 'post',
    path: '/api/credit-rates',
    operationId: 'proposeCreditRate',
    summary: 'Propose the cost of credit from a day on; a second person puts it in force',
    body: creditRateBody,
    responses: { 201: creditRatesSchema },
    async handler(context) {
      const id = await proposeCreditRate(context.database, context, context.body);
      if (isRefusal(id)) return id;
      return created('/api/credit-rates', await creditRatesPage(context.database, context.actor));
    },
  }),
  route({
    ...publishing,
    method: 'post',
    path: '/api/rate-changes/{id}/publication',
    operationId: 'publishRates',
    summary: 'Put proposed rates in force, as a second person',
    params: byId,
    body: z.strictObject({}),
    responses: { 204: null },
    handler: async (context) => (await publishRates(context.database, context, context.params.id)) ?? noContent(),
  }),
  route({
    ...proposing,
    method: 'post',
    path: '/api/rate-changes/{id}/refusal',
    operationId: 'declineRates',
    summary: 'Turn proposed rates down, or take them back',
    params: byId,
    body: z.strictObject({}),
    responses: { 204: null },
    handler: async (context) => (await declineRates(context.database, context, context.params.id)) ?? noContent(),
  }),
];
