/** Quota and commission: plans, where people stand, and what a quote changes. Nothing here is read by policy. */
import {
  declinePlanVersion,
  type PlanVersion,
  proposePlan,
  proposePlanVersion,
  publishPlanVersion,
} from '../../commands/compensation/plans.ts';
import { isRefusal, type Refusal } from '../../commands/refusal.ts';
import { compensationOfPerson } from '../../queries/compensation/of-person.ts';
import { compensationOf } from '../../queries/compensation/of-quote.ts';
import { listPlans, planPage } from '../../queries/compensation/plans.ts';
import { type Answer, type Context, created, ok, type Route, route } from '../route.ts';
import { byId, z } from '../schemas/common.ts';
import {
  byPlanVersion,
  planBody,
  planSchema,
  plansSchema,
  planVersionBody,
  quoteCompensationSchema,
  standingsSchema,
} from '../schemas/compensation.ts';
import { dealOf, found } from './deal-desk/given.ts';

const tags = ['compensation'];
const reading = { tags, permission: 'compensation.read', effect: 'read' } as const;
const proposing = { tags, permission: 'compensation.write', effect: 'admin' } as const;

export const compensationRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/compensation-plans',
    operationId: 'listPlans',
    summary: 'Compensation plans as they count today',
    responses: { 200: plansSchema },
    handler: async ({ database }) => ok({ items: await listPlans(database) }),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/compensation-plans/{id}',
    operationId: 'readPlan',
    summary: 'One plan with its versions, newest first',
    params: byId,
    responses: { 200: planSchema },
    handler: async ({ database, actor, params }) => ok(found(await planPage(database, actor, params.id))),
  }),
  route({
    ...proposing,
    method: 'post',
    path: '/api/compensation-plans',
    operationId: 'proposePlan',
    summary: 'Propose a new plan; a second person publishes it, and nobody one that pays them',
    body: planBody,
    responses: { 201: planSchema },
    async handler(context) {
      const at = await proposePlan(context.database, context, context.body);
      if (isRefusal(at)) return at;
      return created(
        `/api/compensation-plans/${at.planId}`,
        await planPage(context.database, context.actor, at.planId),
      );
    },
  }),
  route({
    ...proposing,
    method: 'post',
    path: '/api/compensation-plans/{id}/versions',
    operationId: 'proposePlanVersion',
    summary: 'Propose the next version of a plan, whole',
    params: byId,
    body: planVersionBody,
    responses: { 200: planSchema },
    handler: async (context) =>
      shown(context, await proposePlanVersion(context.database, context, context.params.id, context.body)),
  }),
  route({
    ...proposing,
    permission: 'compensation.publish',
    method: 'post',
    path: '/api/compensation-plans/{id}/versions/{version}/publication',
    operationId: 'publishPlan',
    summary: 'Put a proposed version in force from its first day on, as a second person whom it does not pay',
    params: byPlanVersion,
    body: z.strictObject({}),
    responses: { 200: planSchema },
    handler: async (context) => shown(context, await publishPlanVersion(context.database, context, addressed(context))),
  }),
  route({
    ...proposing,
    method: 'post',
    path: '/api/compensation-plans/{id}/versions/{version}/refusal',
    operationId: 'declinePlan',
    summary: 'Turn a proposed version down, or take it back',
    params: byPlanVersion,
    body: z.strictObject({}),
    responses: { 200: planSchema },
    handler: async (context) => shown(context, await declinePlanVersion(context.database, context, addressed(context))),
  }),
  route({
    tags,
    permission: 'people.read',
    effect: 'read',
    method: 'get',
    path: '/api/users/{id}/compensation',
    operationId: 'readCompensation',
    summary: 'By which plans a person is paid and where they stand; empty to who may not see their pay',
    params: byId,
    responses: { 200: standingsSchema },
    handler: async ({ database, actor, params }) =>
      ok({ items: await compensationOfPerson(database, actor, params.id) }),
  }),
  route({
    tags,
    permission: 'deal.read',
    effect: 'read',
    method: 'get',
    path: '/api/quotes/{id}/compensation',
    operationId: 'readQuoteCompensation',
    summary: 'What a quote changes of the quota and commission of those whose pay you may see',
    params: byId,
    responses: { 200: quoteCompensationSchema },
    async handler(context) {
      const { database, actor, params } = context;
      const dealId = await dealOf(context, 'quote', params.id);
      return ok(await compensationOf(database, actor, dealId, params.id));
    },
  }),
];

const addressed = ({ params }: { params: { id: string; version: number } }): PlanVersion => ({
  planId: params.id,
  version: params.version,
});

/** Answers a plan as it is after a command. */
async function shown(
  { database, actor }: Pick<Context<unknown, unknown, unknown>, 'database' | 'actor'>,
  at: PlanVersion | Refusal,
): Promise<Answer | Refusal> {
  return isRefusal(at) ? at : ok(await planPage(database, actor, at.planId));
}
