/** Scenarios of a quote: kept beside its draft, compared with it, never submitted. */
import { changeScenario, discardScenario, keepScenario } from '../../../commands/quote/scenarios.ts';
import { isRefusal } from '../../../commands/refusal.ts';
import { scenariosOf } from '../../../queries/quotes/scenarios.ts';
import { created, noContent, ok, type Route, route } from '../../route.ts';
import { byId } from '../../schemas/common.ts';
import {
  byScenario,
  scenarioBody,
  scenarioChange,
  scenarioSchema,
  scenariosSchema,
} from '../../schemas/deal-desk/scenarios.ts';
import { dealOf, found } from './given.ts';

const path = '/api/quotes/{id}/scenarios';
const writing = { tags: ['quotes'], permission: 'quote.edit', effect: 'write' } as const;

export const scenarioRoutes: Route[] = [
  route({
    tags: ['quotes'],
    permission: 'deal.read',
    effect: 'read',
    method: 'get',
    path,
    operationId: 'listScenarios',
    summary: 'Other ways to offer the same that are kept with a quote',
    params: byId,
    responses: { 200: scenariosSchema },
    async handler(context) {
      await dealOf(context, 'quote', context.params.id);
      return ok({ items: await scenariosOf(context.database, context.params.id) });
    },
  }),
  route({
    ...writing,
    method: 'post',
    path,
    operationId: 'keepScenario',
    summary: 'Keep what the quote could also be; it is no version and cannot be submitted',
    params: byId,
    body: scenarioBody,
    responses: { 201: scenarioSchema },
    async handler(context) {
      const quoteId = context.params.id;
      const dealId = await dealOf(context, 'quote', quoteId);
      const id = await keepScenario(context.database, context, { quoteId, dealId }, context.body);
      if (isRefusal(id)) return id;
      const [kept] = await scenariosOf(context.database, quoteId, id);
      return created(`/api/quotes/${quoteId}/scenarios/${id}`, found(kept), kept?.version);
    },
  }),
  route({
    ...writing,
    method: 'put',
    path: `${path}/{scenario}`,
    operationId: 'changeScenario',
    summary: 'Write a scenario anew: its content, its name or both',
    params: byScenario,
    body: scenarioChange,
    ifMatch: true,
    responses: { 200: scenarioSchema },
    async handler(context) {
      const { id: quoteId, scenario } = context.params;
      const dealId = await dealOf(context, 'quote', quoteId);
      const seen = { id: scenario, version: context.ifMatch };
      const id = await changeScenario(context.database, context, { quoteId, dealId }, seen, context.body);
      if (isRefusal(id)) return id;
      const [kept] = await scenariosOf(context.database, quoteId, id);
      return ok(found(kept), kept?.version);
    },
  }),
  route({
    ...writing,
    method: 'delete',
    path: `${path}/{scenario}`,
    operationId: 'discardScenario',
    summary: 'Throw a scenario away',
    params: byScenario,
    ifMatch: true,
    responses: { 204: null },
    async handler(context) {
      const { id: quoteId, scenario } = context.params;
      const dealId = await dealOf(context, 'quote', quoteId);
      const seen = { id: scenario, version: context.ifMatch };
      const id = await discardScenario(context.database, context, { quoteId, dealId }, seen);
      return isRefusal(id) ? id : noContent();
    },
  }),
];
