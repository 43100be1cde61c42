/** What becomes of a quote once it is written: review, proposal, more time, and what the customer said. */
import { type Route, route } from '../../route.ts';
import { byId, z } from '../../schemas/common.ts';
import {
  acceptanceBody,
  extensionBody,
  extensionDecisionBody,
  outcomeSchema,
  reasonBody,
  submissionBody,
} from '../../schemas/deal-desk/quotes.ts';
import { give } from './given.ts';

const editing = { tags: ['quotes'], permission: 'quote.edit', effect: 'write' } as const;
const submitting = { tags: ['quotes'], permission: 'quote.submit', effect: 'write' } as const;

export const quoteCourseRoutes: Route[] = [
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
