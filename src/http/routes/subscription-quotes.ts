/** Quotes that start from what a customer has. */
import { maySee } from '../../commands/relations.ts';
import { isRefusal } from '../../commands/refusal.ts';
import { type AskedQuote, planFrom, quoteFrom } from '../../commands/subscription/quote-from.ts';
import { notFound } from '../problem.ts';
import { type Context, created, ok, type Route, route } from '../route.ts';
import { byId } from '../schemas/common.ts';
import { reofferedSchema } from '../schemas/deal-desk/quotes.ts';
import { amendmentBody, countBody, plannedSchema, quoteFromBody, trueUpBody } from '../schemas/subscriptions.ts';
import { outcome, quoteAddress } from './deal-desk/given.ts';

const tags = ['subscriptions'];
const planning = { tags, permission: 'subscription.read', effect: 'read' } as const;
const opening = { tags, permission: 'quote.edit', effect: 'write' } as const;

type Asking = Context<{ id: string }, unknown, unknown>;

async function planned({ database, params }: Pick<Asking, 'database' | 'params'>, asked: AskedQuote) {
  const plan = await planFrom(database, params.id, asked);
  return isRefusal(plan) ? plan : ok(plan);
}

async function opened(context: Omit<Asking, 'query' | 'body'>, asked: AskedQuote, dealId: string | undefined) {
  const { database, actor, commandId, params } = context;
  if (!actor.permissions.has('subscription.read')) throw notFound();
  if (dealId !== undefined && !(await maySee(database, actor, dealId))) throw notFound();
  const made = await quoteFrom(database, params.id, asked, { by: actor, commandId, dealId });
  if (isRefusal(made)) return made;
  const body = { ...outcome(actor, made.answer), leftOut: made.leftOut };
  return created(quoteAddress(body.id), body, body.version);
}

export const subscriptionQuoteRoutes: Route[] = [
  route({
    ...planning,
    method: 'post',
    path: '/api/subscriptions/{id}/quotes/preview',
    operationId: 'previewQuoteFromSubscription',
    summary: 'What a renewal or change would offer and charge; nothing is saved',
    params: byId,
    body: amendmentBody,
    responses: { 200: plannedSchema },
    handler: (context) => planned(context, context.body),
  }),
  route({
    ...opening,
    method: 'post',
    path: '/api/subscriptions/{id}/quotes',
    operationId: 'quoteFromSubscription',
    summary: 'Open a quote that renews or changes the subscription, in a deal of that kind',
    params: byId,
    body: quoteFromBody,
    responses: { 201: reofferedSchema },
    handler(context) {
      const { deal, ...asked } = context.body;
      return opened(context, asked, deal);
    },
  }),
  route({
    ...planning,
    method: 'post',
    path: '/api/subscriptions/{id}/true-up/preview',
    operationId: 'previewTrueUp',
    summary: 'What the yearly count would charge; nothing is saved',
    params: byId,
    body: countBody,
    responses: { 200: plannedSchema },
    handler: (context) => planned(context, context.body),
  }),
  route({
    ...opening,
    method: 'post',
    path: '/api/subscriptions/{id}/true-up',
    operationId: 'trueUp',
    summary:
      'Open a quote that adds what the yearly count found above the licensed quantity, until the subscription ends',
    params: byId,
    body: trueUpBody,
    responses: { 201: reofferedSchema },
    handler(context) {
      const { deal, ...asked } = context.body;
      return opened(context, asked, deal);
    },
  }),
];
