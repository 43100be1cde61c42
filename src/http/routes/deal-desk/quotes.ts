/** Quotes: drafting, preview, submission, proposal and what the customer said. */
import { preview } from '../../../commands/preview.ts';
import { cloneQuote, type Reoffered, renewQuote } from '../../../commands/quote/reoffer.ts';
import { isRefusal, type Refusal } from '../../../commands/refusal.ts';
import { differenceOf } from '../../../queries/quotes/difference.ts';
import { quotePage, quoteVersions, shownPreview, storedDerivation } from '../../../queries/quotes/quote.ts';
import { quotesLike } from '../../../queries/quotes/like.ts';
import { ownerOfDeal } from '../../../queries/quotes/source.ts';
import { type Context, created, ok, type Route, route } from '../../route.ts';
import { byId, idParam, version, z } from '../../schemas/common.ts';
import { derivationSchema } from '../../schemas/deal-desk/assessment.ts';
import { lineId } from '../../schemas/deal-desk/offer.ts';
import {
  acceptanceBody,
  cloneBody,
  differenceSchema,
  likeListSchema,
  likeQuery,
  extensionBody,
  extensionDecisionBody,
  outcomeSchema,
  previewSchema,
  quoteBody,
  quoteSchema,
  quoteVersionsSchema,
  reasonBody,
  reofferedSchema,
  submissionBody,
} from '../../schemas/deal-desk/quotes.ts';
import { dealOf, found, give, giveNew, outcome } from './given.ts';

const reading = { tags: ['quotes'], permission: 'deal.read', effect: 'read' } as const;
const editing = { tags: ['quotes'], permission: 'quote.edit', effect: 'write' } as const;
const submitting = { tags: ['quotes'], permission: 'quote.submit', effect: 'write' } as const;

const versionNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'Write a version number.')
  .transform(Number)
  .pipe(version);
const byVersion = z.strictObject({ id: idParam, version: versionNumber });
const quoteAddress = (id: string): string => `/api/quotes/${id}`;

type Asking = Pick<Context<{ id: string }, unknown, unknown>, 'actor' | 'commandId' | 'params'>;

const asked = ({ actor, commandId, params }: Asking) => ({ quoteId: params.id, by: actor, commandId });

/** Answers with the quote that was made from another one, and with what it left out. */
function reoffered({ actor }: Asking, made: Reoffered | Refusal) {
  if (isRefusal(made)) return made;
  const body = { ...outcome(actor, made.answer), leftOut: made.leftOut };
  return created(quoteAddress(body.id), body, body.version);
}

export const quoteRoutes: Route[] = [
  route({
    ...editing,
    method: 'post',
    path: '/api/deals/{id}/quotes',
    operationId: 'openQuote',
    summary: 'Open a quote with its first content',
    params: byId,
    body: quoteBody,
    responses: { 201: outcomeSchema },
    handler: (context) =>
      giveNew(context, 'OpenQuote', { dealId: context.params.id }, { content: context.body }, quoteAddress),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/quotes/{id}',
    operationId: 'readQuote',
    summary: 'A quote in its active version',
    params: byId,
    responses: { 200: quoteSchema },
    async handler(context) {
      await dealOf(context, 'quote', context.params.id);
      const quote = found(await quotePage(context.database, context.actor, context.params.id));
      return ok(quote, quote.etagVersion);
    },
  }),
  route({
    ...editing,
    method: 'put',
    path: '/api/quotes/{id}',
    operationId: 'editQuote',
    summary: 'Replace a draft’s content',
    params: byId,
    body: quoteBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'EditQuote', { instanceId: context.params.id }, { content: context.body }, context.ifMatch),
  }),
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
    path: '/api/quotes/{id}/versions/{version}/lines/{line}',
    operationId: 'explainQuoteLine',
    summary: 'How the figures of a line came about, from list to net',
    params: z.strictObject({ id: idParam, version: versionNumber, line: lineId }),
    responses: { 200: derivationSchema },
    async handler(context) {
      const { id, version: number, line } = context.params;
      await dealOf(context, 'quote', id);
      return ok(found(await storedDerivation(context.database, id, number, line)));
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
  route({
    ...editing,
    effect: 'read',
    method: 'post',
    path: '/api/quotes/{id}/preview',
    operationId: 'previewQuote',
    summary: 'What this content would be worth and need now; nothing is saved',
    params: byId,
    query: z.strictObject({ explain: lineId.optional() }),
    body: quoteBody,
    idempotent: false,
    responses: { 200: previewSchema },
    async handler(context) {
      const { actor, database, params, query, body } = context;
      const dealId = await dealOf(context, 'quote', params.id);
      const ownerId = await ownerOfDeal(database, dealId);
      const previewed = await preview(database, actor, { dealId, ownerId }, body);
      return isRefusal(previewed) ? previewed : ok(await shownPreview(database, previewed, query.explain));
    },
  }),
  route({
    ...submitting,
    method: 'post',
    path: '/api/quotes/{id}/submission',
    operationId: 'submitQuote',
    summary: 'Submit: approved at once when standard, else everybody on the route is asked',
    params: byId,
    body: submissionBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'SubmitQuote', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
  route({
    ...submitting,
    method: 'post',
    path: '/api/quotes/{id}/recall',
    operationId: 'recallQuote',
    summary: 'Take a submitted quote back',
    params: byId,
    body: reasonBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'RecallQuote', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
  route({
    ...submitting,
    method: 'post',
    path: '/api/quotes/{id}/withdrawal',
    operationId: 'withdrawQuote',
    summary: 'Give a quote up for good',
    params: byId,
    body: reasonBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'WithdrawQuote', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
  route({
    ...editing,
    method: 'post',
    path: '/api/quotes/{id}/revision',
    operationId: 'reviseQuote',
    summary: 'Begin the next version',
    params: byId,
    body: reasonBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'ReviseQuote', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
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
  route({
    ...reading,
    method: 'get',
    path: '/api/quotes',
    operationId: 'findQuotes',
    summary: 'Quotes that may serve as an example, of deals you may see, latest moved first',
    query: likeQuery,
    responses: { 200: likeListSchema },
    handler: async ({ database, actor, query }) => ok({ items: await quotesLike(database, actor, query) }),
  }),
  route({
    ...editing,
    method: 'post',
    path: '/api/quotes/{id}/proposal',
    operationId: 'requestProposal',
    summary: 'Print the proposal; a draft unless the version is usable',
    params: byId,
    body: z.strictObject({}),
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'RequestProposal', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
  route({
    ...submitting,
    method: 'post',
    path: '/api/quotes/{id}/extension',
    operationId: 'askExtension',
    summary: 'Ask that the offer stays valid for longer, under the same terms and approval',
    params: byId,
    body: extensionBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'AskExtension', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
  route({
    tags: ['quotes'],
    permission: 'quote.extend',
    effect: 'decision',
    method: 'post',
    path: '/api/quotes/{id}/extension/decision',
    operationId: 'decideExtension',
    summary: 'Grant or refuse more time, as somebody of the desk with no part in the deal',
    params: byId,
    body: extensionDecisionBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler(context) {
      const { decision, ...input } = context.body;
      const command = decision === 'grant' ? 'GrantExtension' : 'RefuseExtension';
      return give(context, command, { instanceId: context.params.id }, input, context.ifMatch);
    },
  }),
  route({
    ...submitting,
    method: 'post',
    path: '/api/quotes/{id}/acceptance',
    operationId: 'acceptQuote',
    summary: 'Record that the customer said yes',
    params: byId,
    body: acceptanceBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) =>
      give(context, 'AcceptQuote', { instanceId: context.params.id }, context.body, context.ifMatch),
  }),
];
