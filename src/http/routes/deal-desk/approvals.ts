/** Approval requests: the inbox, the decision page, and deciding. */
import { listAsked } from '../../schemas/lists.ts';
import { approvalList } from '../../../domain/lists/shapes.ts';
import { listApprovals } from '../../../queries/approvals/list.ts';
import { approvalPage, seenCards } from '../../../queries/approvals/page.ts';
import { takersOf } from '../../../queries/approvals/takers.ts';
import { okPage } from '../../pages.ts';
import { ok, type Route, route } from '../../route.ts';
import {
  approvalListQuery,
  approverBody,
  reassignmentBody,
  approvalListSchema,
  approvalSchema,
  commentBody,
  decisionBody,
  nudgeBody,
  seenListSchema,
  stepPeopleQuery,
  stepPeopleSchema,
} from '../../schemas/deal-desk/approvals.ts';
import { outcomeSchema } from '../../schemas/deal-desk/quotes.ts';
import { byId, z } from '../../schemas/common.ts';
import { dealOf, found, giveToStep } from './given.ts';

const reading = { tags: ['approvals'], permission: 'approval.read', effect: 'read' } as const;

export const approvalRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/approvals',
    operationId: 'listApprovals',
    summary: 'Approval requests; with `mine` your inbox, longest waiting first',
    query: approvalListQuery,
    responses: { 200: approvalListSchema },
    handler: async ({ database, actor, query }) => {
      // The inbox begins with what waits longest.
      const sort = query.sort ?? (query.mine ? 'time:asc' : undefined);
      return okPage(await listApprovals(database, actor, listAsked(actor, approvalList, { ...query, sort })));
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/approvals/{id}',
    operationId: 'readApproval',
    summary: 'A request with its steps and the card of the step that asks you',
    params: byId,
    responses: { 200: approvalSchema },
    async handler(context) {
      await dealOf(context, 'approval', context.params.id);
      const approval = found(await approvalPage(context.database, context.actor, context.params.id));
      return ok(approval, approval.etagVersion);
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/approvals/{id}/seen',
    operationId: 'readSeenCards',
    summary: 'What every approver saw when they decided',
    params: byId,
    responses: { 200: seenListSchema },
    async handler(context) {
      await dealOf(context, 'approval', context.params.id);
      return ok({ items: await seenCards(context.database, context.params.id) });
    },
  }),
  route({
    tags: ['approvals'],
    permission: 'approval.decide',
    effect: 'decision',
    method: 'post',
    path: '/api/approval-steps/{id}/decision',
    operationId: 'decideStep',
    summary: 'Approve, reject, ask for changes, or put on hold',
    description:
      'If-Match names the request as you read it. A decision is bound to the terms, which never change inside a request, so what other approvers did meanwhile does not make it stale; a taken seat answers 409.',
    params: byId,
    body: decisionBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    async handler(context) {
      const { decision, until, ...said } = context.body;
      if (decision === 'hold') {
        return giveToStep(context, 'HoldStep', { reason: said.comment, until });
      }
      return giveToStep(context, 'DecideStep', { readAt: context.ifMatch, decision, ...said });
    },
  }),
  route({
    tags: ['approvals'],
    permission: 'approval.decide',
    effect: 'write',
    method: 'post',
    path: '/api/approval-steps/{id}/resumption',
    operationId: 'resumeStep',
    summary: 'Let the clock of a step on hold go on with the time it had left',
    params: byId,
    body: z.strictObject({}),
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) => giveToStep(context, 'ResumeStep', {}, context.ifMatch),
  }),
  route({
    tags: ['approvals'],
    permission: 'quote.submit',
    effect: 'write',
    method: 'post',
    path: '/api/approval-steps/{id}/nudge',
    operationId: 'nudgeStep',
    summary: 'Remind those who are asked, as submitter or owner: every four business hours, three times at most',
    params: byId,
    body: nudgeBody,
    responses: { 200: outcomeSchema },
    handler: (context) => giveToStep(context, 'NudgeStep', context.body),
  }),
  route({
    ...reading,
    permission: 'approval.decide',
    method: 'get',
    path: '/api/approval-steps/{id}/people',
    operationId: 'listStepPeople',
    summary: 'Who can take an open step over or be asked in addition, and why others cannot',
    description: 'The entity tag is that of the request, for handing on and adding.',
    params: byId,
    query: stepPeopleQuery,
    responses: { 200: stepPeopleSchema },
    async handler(context) {
      const { actor, database, params, query } = context;
      await dealOf(context, 'step', params.id);
      const { version, ...people } = await takersOf(database, actor, params.id, query.from);
      return ok(people, version);
    },
  }),
  route({
    tags: ['approvals'],
    permission: 'approval.decide',
    effect: 'write',
    method: 'post',
    path: '/api/approval-steps/{id}/reassignment',
    operationId: 'reassignStep',
    summary: 'Hand an open step on to somebody who may decide it by the same rule',
    description: 'By who is asked to decide it, or the deal desk; a step that needs one approval goes as a whole.',
    params: byId,
    body: reassignmentBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    handler: (context) => giveToStep(context, 'ReassignStep', context.body, context.ifMatch),
  }),
  route({
    tags: ['approvals'],
    permission: 'approval.decide',
    effect: 'write',
    method: 'post',
    path: '/api/approval-steps/{id}/approvers',
    operationId: 'addApprover',
    summary: 'Require one more approval beside an open step',
    description: 'By who is asked to decide it, or the deal desk; of somebody with no part in the deal or the request.',
    params: byId,
    body: approverBody,
    ifMatch: true,
    responses: { 200: outcomeSchema },
    async handler(context) {
      const { person: approver, reason } = context.body;
      return giveToStep(context, 'AddApprover', { approver, reason }, context.ifMatch);
    },
  }),
  route({
    tags: ['approvals'],
    permission: 'approval.read',
    effect: 'write',
    method: 'post',
    path: '/api/approval-steps/{id}/comments',
    operationId: 'commentOnStep',
    summary: 'Leave a comment for everybody on the request',
    params: byId,
    body: commentBody,
    responses: { 200: outcomeSchema },
    handler: (context) => giveToStep(context, 'CommentOnStep', context.body),
  }),
];
