/** One's own view of what waits: counts, what was put off, and who else has a request open. */
import { lookAt, lookAway } from '../../../commands/approval/presence.ts';
import { snoozeStep } from '../../../commands/approval/snooze.ts';
import { historyOf } from '../../../queries/approvals/history.ts';
import { inboxCounts } from '../../../queries/approvals/inbox.ts';
import { noContent, ok, type Route, route } from '../../route.ts';
import { byId } from '../../schemas/common.ts';
import { historySchema, inboxSchema, presenceSchema, snoozeBody } from '../../schemas/deal-desk/approvals.ts';
import { dealOf } from './given.ts';

const snoozing = {
  tags: ['approvals'],
  permission: 'approval.decide',
  effect: 'write',
  path: '/api/approval-steps/{id}/snooze',
  params: byId,
} as const;

const looking = {
  tags: ['approvals'],
  permission: 'approval.read',
  effect: 'write',
  // Said again and again, and the last time counts.
  idempotent: false,
  path: '/api/approvals/{id}/presence',
  params: byId,
} as const;

export const inboxRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/inbox',
    operationId: 'countInbox',
    summary: 'How much there is in each part of your inbox',
    tags: ['approvals'],
    permission: 'approval.read',
    effect: 'read',
    responses: { 200: inboxSchema },
    handler: async ({ database, actor }) => ok(await inboxCounts(database, actor)),
  }),
  route({
    method: 'get',
    path: '/api/approvals/{id}/history',
    operationId: 'readApprovalHistory',
    summary: 'What went before with this customer and this rep; context, not kept with a decision',
    tags: ['approvals'],
    permission: 'approval.read',
    effect: 'read',
    params: byId,
    responses: { 200: historySchema },
    async handler(context) {
      await dealOf(context, 'approval', context.params.id);
      return ok(await historyOf(context.database, context.actor, context.params.id));
    },
  }),
  route({
    ...snoozing,
    method: 'put',
    operationId: 'snoozeStep',
    summary: 'Put a step that waits for you off until a moment before it is due; for you alone',
    body: snoozeBody,
    responses: { 204: null },
    handler: async ({ database, actor, params, body }) =>
      (await snoozeStep(database, actor, params.id, body.until)) ?? noContent(),
  }),
  route({
    ...snoozing,
    method: 'delete',
    operationId: 'unsnoozeStep',
    summary: 'Bring a step that you put off back at once',
    responses: { 204: null },
    handler: async ({ database, actor, params }) => (await snoozeStep(database, actor, params.id, null)) ?? noContent(),
  }),
  route({
    ...looking,
    method: 'post',
    operationId: 'lookAtApproval',
    summary: 'Say that you have a request open, for 45 seconds, and learn who else has',
    responses: { 200: presenceSchema },
    async handler(context) {
      const approvalId = context.params.id;
      const dealId = await dealOf(context, 'approval', approvalId);
      return ok({ items: await lookAt(context.database, context.actor, { approvalId, dealId }) });
    },
  }),
  route({
    ...looking,
    method: 'delete',
    operationId: 'lookAwayFromApproval',
    summary: 'Say that you have closed a request',
    responses: { 204: null },
    async handler(context) {
      const approvalId = context.params.id;
      const dealId = await dealOf(context, 'approval', approvalId);
      await lookAway(context.database, context.actor, { approvalId, dealId });
      return noContent();
    },
  }),
];
