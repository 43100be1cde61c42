/** What customers have already. */
import { isRefusal, type Refusal } from '../../commands/refusal.ts';
import { changeSubscription, endSubscription, enterSubscription } from '../../commands/subscription/subscriptions.ts';
import { subscriptionList } from '../../domain/lists/shapes.ts';
import { listSubscriptions, readSubscription } from '../../queries/subscriptions/subscriptions.ts';
import { okPage } from '../pages.ts';
import { notFound } from '../problem.ts';
import { type Context, created, ok, type Route, route } from '../route.ts';
import { byId } from '../schemas/common.ts';
import { listAsked } from '../schemas/lists.ts';
import {
  endBody,
  newSubscriptionBody,
  subscriptionChangesBody,
  subscriptionSchema,
  subscriptionsQuery,
  subscriptionsSchema,
} from '../schemas/subscriptions.ts';

const reading = { tags: ['subscriptions'], permission: 'subscription.read', effect: 'read' } as const;
const writing = { tags: ['subscriptions'], permission: 'subscription.write', effect: 'write' } as const;

type Asking = Pick<Context<unknown, unknown, unknown>, 'actor' | 'database'>;

/** The subscription as it is after a write. */
async function written({ database, actor }: Asking, id: string | Refusal) {
  if (isRefusal(id)) return id;
  const subscription = await readSubscription(database, actor, id);
  return ok(subscription, subscription?.version);
}

export const subscriptionRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/subscriptions',
    operationId: 'listSubscriptions',
    summary: 'What customers have already',
    query: subscriptionsQuery,
    responses: { 200: subscriptionsSchema },
    handler: async ({ database, actor, query }) =>
      okPage(await listSubscriptions(database, actor, listAsked(actor, subscriptionList, query))),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/subscriptions/{id}',
    operationId: 'readSubscription',
    summary: 'One subscription with its lines',
    params: byId,
    responses: { 200: subscriptionSchema },
    async handler({ database, actor, params }) {
      const subscription = await readSubscription(database, actor, params.id);
      if (!subscription) throw notFound();
      return ok(subscription, subscription.version);
    },
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/subscriptions',
    operationId: 'enterSubscription',
    summary: 'Enter a subscription that a customer has',
    body: newSubscriptionBody,
    responses: { 201: subscriptionSchema },
    async handler(context) {
      const { database, actor } = context;
      const id = await enterSubscription(database, context, context.body);
      if (isRefusal(id)) return id;
      const subscription = await readSubscription(database, actor, id);
      return created(`/api/subscriptions/${id}`, subscription, subscription?.version);
    },
  }),
  route({
    ...writing,
    method: 'patch',
    path: '/api/subscriptions/{id}',
    operationId: 'changeSubscription',
    summary: 'Correct a subscription; lines that are given take the place of all of them',
    ifMatch: true,
    params: byId,
    body: subscriptionChangesBody,
    responses: { 200: subscriptionSchema },
    async handler(context) {
      const at = { id: context.params.id, version: context.ifMatch };
      return written(context, await changeSubscription(context.database, context, at, context.body));
    },
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/subscriptions/{id}/end',
    operationId: 'endSubscription',
    summary: 'End a subscription before its time',
    ifMatch: true,
    params: byId,
    body: endBody,
    responses: { 200: subscriptionSchema },
    async handler(context) {
      const at = { id: context.params.id, version: context.ifMatch };
      return written(context, await endSubscription(context.database, context, at, context.body));
    },
  }),
];
