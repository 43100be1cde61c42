/** Notifications, audit, jobs and the definitions of measures. */
import { redrive, redriveGroup } from '../../../commands/jobs/redrive.ts';
import { seesEveryDeal } from '../../../commands/relations.ts';
import { measuresDefined } from '../../../domain/measures/documented.ts';
import { listFacts, verifyFacts } from '../../../queries/facts/facts.ts';
import { jobOverview } from '../../../queries/job-overview.ts';
import { listJobs } from '../../../queries/jobs.ts';
import { listNotifications, readNotifications } from '../../../queries/notifications.ts';
import { okPage } from '../../pages.ts';
import { notFound } from '../../problem.ts';
import { noContent, ok, type Route, route } from '../../route.ts';
import { byId, z } from '../../schemas/common.ts';
import {
  definitionListSchema,
  factListQuery,
  factListSchema,
  jobListQuery,
  jobListSchema,
  jobOverviewSchema,
  notificationListQuery,
  notificationListSchema,
  redriveGroupBody,
  redrivenSchema,
  verificationQuery,
  verificationSchema,
} from '../../schemas/deal-desk/operation.ts';

const telling = { tags: ['notifications'], permission: 'notification.read' } as const;
const auditing = { tags: ['audit'], permission: 'facts.read', effect: 'read' } as const;

const isNarrow = ({ subjectKind, subjectId }: { subjectKind?: string; subjectId?: string }): boolean =>
  subjectKind !== undefined || subjectId !== undefined;

export const operationRoutes: Route[] = [
  route({
    ...telling,
    effect: 'read',
    method: 'get',
    path: '/api/notifications',
    operationId: 'listNotifications',
    summary: 'Your notifications, newest first',
    query: notificationListQuery,
    responses: { 200: notificationListSchema },
    async handler({ actor, database, query }) {
      const listed = await listNotifications(database, actor, query);
      const { body, ...answer } = okPage(listed);
      return { ...answer, body: { ...(body as object), unread: listed.unread } };
    },
  }),
  route({
    ...telling,
    effect: 'write',
    method: 'post',
    path: '/api/notifications/read-all',
    operationId: 'readAllNotifications',
    summary: 'Mark all as read',
    responses: { 204: null },
    async handler({ actor, database }) {
      await readNotifications(database, actor.id);
      return noContent();
    },
  }),
  route({
    ...telling,
    effect: 'write',
    method: 'post',
    path: '/api/notifications/{id}/read',
    operationId: 'readNotification',
    summary: 'Mark one as read',
    params: byId,
    responses: { 204: null },
    async handler({ actor, database, params }) {
      await readNotifications(database, actor.id, params.id);
      return noContent();
    },
  }),
  route({
    ...auditing,
    method: 'get',
    path: '/api/facts',
    operationId: 'listFacts',
    summary: 'The audit trail, newest first; facts of deals for those who see every deal',
    query: factListQuery,
    responses: { 200: factListSchema },
    handler: async ({ database, actor, query }) => okPage(await listFacts(database, actor, query)),
  }),
  route({
    ...auditing,
    method: 'get',
    path: '/api/facts/verification',
    operationId: 'verifyFacts',
    summary: 'Recompute the hash chains; names the first bad entry',
    query: verificationQuery,
    timeLimit: 60_000,
    responses: { 200: verificationSchema },
    // The whole audit trail is anybody's to verify who may read it; one deal's, of who may see that deal.
    handler: async ({ actor, database, query }) =>
      ok(await verifyFacts(database, { ...query, withoutDeals: isNarrow(query) && !seesEveryDeal(actor) })),
  }),
  route({
    tags: ['jobs'],
    permission: 'jobs.read',
    effect: 'read',
    method: 'get',
    path: '/api/jobs',
    operationId: 'listJobs',
    summary: 'Effects on their way, and dead letters',
    query: jobListQuery,
    responses: { 200: jobListSchema },
    async handler({ actor, database, query }) {
      return okPage(await listJobs(database, { ...query, withoutDeals: !seesEveryDeal(actor) }));
    },
  }),
  route({
    tags: ['jobs'],
    permission: 'jobs.write',
    effect: 'read',
    method: 'get',
    path: '/api/jobs/overview',
    operationId: 'readJobOverview',
    summary: 'How the work behind the screens stands: by kind and hour, what fails and why, which process has what',
    responses: { 200: jobOverviewSchema },
    handler: async ({ database }) => ok(await jobOverview(database)),
  }),
  route({
    tags: ['jobs'],
    permission: 'jobs.write',
    effect: 'admin',
    method: 'post',
    path: '/api/jobs/redrive',
    operationId: 'redriveJobs',
    summary: 'Give all dead letters that failed alike a new round of tries, at most 5,000 at a time',
    body: redriveGroupBody,
    responses: { 200: redrivenSchema },
    handler: async (context) => ok(await redriveGroup(context.database, context.body, context)),
  }),
  route({
    tags: ['jobs'],
    permission: 'jobs.write',
    effect: 'admin',
    method: 'post',
    path: '/api/jobs/{id}/redrive',
    operationId: 'redriveJob',
    summary: 'Give a dead letter a new round of tries',
    params: z.strictObject({ id: z.string().regex(/^\d{1,18}$/, 'Write the number of a job.') }),
    responses: { 204: null },
    async handler(context) {
      const { database, params } = context;
      if ((await redrive(database, [params.id], context)).length === 0) throw notFound();
      return noContent();
    },
  }),
  route({
    tags: ['measures'],
    permission: 'session',
    effect: 'read',
    method: 'get',
    path: '/api/measures',
    operationId: 'listMeasures',
    summary: 'What every measure means',
    responses: { 200: definitionListSchema },
    handler: async () =>
      ok({
        items: measuresDefined(),
      }),
  }),
];
