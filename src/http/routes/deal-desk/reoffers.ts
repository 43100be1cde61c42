/** Quotes that are made from another one. */
import { cloneQuote, type Reoffered, renewQuote } from '../../../commands/quote/reoffer.ts';
import { isRefusal, type Refusal } from '../../../commands/refusal.ts';
import { type Context, created, type Route, route } from '../../route.ts';
import { byId } from '../../schemas/common.ts';
import { cloneBody, reofferedSchema } from '../../schemas/deal-desk/quotes.ts';
import { dealOf, outcome, quoteAddress } from './given.ts';

const editing = { tags: ['quotes'], permission: 'quote.edit', effect: 'write' } as const;

type Asking = Pick<Context<{ id: string }, unknown, unknown>, 'actor' | 'commandId' | 'params'>;

const asked = ({ actor, commandId, params }: Asking) => ({ quoteId: params.id, by: actor, commandId });

/** Answers with the quote that was made, and with what it left out. */
function reoffered({ actor }: Asking, made: Reoffered | Refusal) {
  if (isRefusal(made)) return made;
  const body = { ...outcome(actor, made.answer), leftOut: made.leftOut };
  return created(quoteAddress(body.id), body, body.version);
}

export const reofferRoutes: Route[] = [
  route({
    ...editing,
    method: 'post',
    path: '/api/quotes/{id}/clone',
    operationId: 'cloneQuote',
    summary: 'Open another quote of the deal with the content of a version; approvals are not carried over',
    params: byId,
    body: cloneBody,
    responses: { 201: reofferedSchema },
    async handler(context) {
      await dealOf(context, 'quote', context.params.id);
      return reoffered(context, await cloneQuote(context.database, { ...asked(context), ...context.body }));
    },
  }),
  route({
    ...editing,
    method: 'post',
    path: '/api/quotes/{id}/renewal',
    operationId: 'renewQuote',
    summary: 'Open a renewal deal with the recurring lines of a signed quote, from the day after its term',
    params: byId,
    responses: { 201: reofferedSchema },
    async handler(context) {
      await dealOf(context, 'quote', context.params.id);
      return reoffered(context, await renewQuote(context.database, asked(context)));
    },
  }),
];
