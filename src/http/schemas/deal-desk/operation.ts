/** Notifications, audit, jobs and home: what people and operators look at beside deals. */
import { subjectKinds } from '../../../domain/subjects.ts';
import { countedKey, flag, idParam, instant, listQuery, moneySchema, page, z } from '../common.ts';
import { dealRowSchema, timelineEntrySchema } from './deals.ts';

export const notificationSchema = z
  .strictObject({
    id: idParam,
    title: z.string(),
    body: z.string(),
    link: z.string(),
    deal: z.strictObject({ id: idParam, number: z.string(), name: z.string() }).nullable(),
    createdAt: instant,
    readAt: instant.nullable(),
  })
  .openapi('Notification');
export const notificationListQuery = listQuery({ unread: flag.optional() });
export const notificationListSchema = z.strictObject({
  ...page(notificationSchema).shape,
  unread: z.int(),
});

export const factListQuery = listQuery(
  {
    subjectKind: z.enum(subjectKinds).optional(),
    subjectId: z.string().max(100).optional(),
    signIns: flag.optional().openapi({ description: 'false: without who signed in and out' }),
  },
  countedKey,
  countedKey,
);
export const factListSchema = page(
  z
    .strictObject({
      ...timelineEntrySchema.shape,
      subjectKind: z.string(),
      subjectId: z.string(),
      prevHash: z.string(),
    })
    .openapi('Fact'),
);
export const verificationQuery = z.strictObject({
  subjectKind: z.enum(subjectKinds).optional(),
  subjectId: z.string().max(100).optional(),
});
export const verificationSchema = z
  .strictObject({
    verified: z.boolean(),
    facts: z.int(),
    subjects: z.int(),
    firstBad: z
      .strictObject({
        subjectKind: z.string(),
        subjectId: z.string(),
        seq: z.int(),
        factId: z.string().nullable(),
        problem: z.string(),
      })
      .nullable(),
  })
  .openapi('Verification');

const count = z.int().min(0);

const jobStatuses = ['pending', 'queued', 'running', 'failing', 'done', 'dead'] as const;

export const jobSchema = z
  .strictObject({
    id: z.string(),
    key: z.string(),
    verb: z.string(),
    status: z.enum(jobStatuses),
    attempts: z.int(),
    lastError: z.string().nullable(),
    dealId: idParam.nullable(),
    createdAt: instant,
    availableAt: instant,
    doneAt: instant.nullable(),
  })
  .openapi('Job');
const groupedReason = z.string().min(1).max(300).openapi({
  description: 'What reasons have in common: ids and addresses are left out of them.',
});
export const jobListQuery = listQuery(
  { status: z.enum(jobStatuses).optional(), verb: z.string().max(50).optional(), reason: groupedReason.optional() },
  countedKey,
  countedKey,
);
export const jobListSchema = page(jobSchema);

export const redriveGroupBody = z
  .strictObject({ verb: z.string().min(1).max(50), reason: groupedReason })
  .openapi('RedriveGroup');
export const redrivenSchema = z.strictObject({ redriven: count, left: count }).openapi('Redriven');

const processSchema = z
  .strictObject({
    id: idParam,
    role: z.enum(['all', 'api', 'worker']),
    host: z.string(),
    pid: z.int(),
    version: z.string(),
    startedAt: instant,
    seenAt: instant,
    alive: z.boolean(),
    pool: z.strictObject({ size: count, used: count, waiting: count }),
    worker: z
      .strictObject({
        places: count,
        running: count,
        outcomes: z.array(
          z.strictObject({ verb: z.string(), outcome: z.enum(['done', 'failed', 'dead', 'fenced']), count }),
        ),
        queue: z.strictObject({ backend: z.enum(['redis', 'postgres']), fault: z.string().nullable() }),
        printer: z.strictObject({
          places: count,
          printing: count,
          waiting: count,
          papers: z.array(z.strictObject({ outcome: z.string(), count, seconds: z.number() })),
        }),
        mail: z.enum(['sent', 'kept']),
      })
      .nullable(),
  })
  .openapi('Process');

export const jobOverviewSchema = z
  .strictObject({
    at: instant,
    kinds: z.array(
      z.strictObject({
        verb: z.string(),
        waiting: count,
        running: count,
        failing: count,
        dead: count,
        done: count,
        oldestWaiting: instant.nullable(),
      }),
    ),
    hours: z.array(z.strictObject({ hour: instant, done: count, failed: count })),
    held: z.array(
      z.strictObject({
        id: z.string(),
        verb: z.string(),
        attempts: z.int(),
        since: instant.nullable(),
        until: instant,
        processId: idParam.nullable(),
      }),
    ),
    failures: z.array(
      z.strictObject({
        verb: z.string(),
        reason: z.string(),
        dead: count,
        failing: count,
        since: instant,
        nextTry: instant.nullable(),
      }),
    ),
    processes: z.array(processSchema),
    lagSeconds: count,
    lateDeadlines: count,
  })
  .openapi('JobOverview');

/** The first screen of a role: what waits, what moves, what it is worth. */
export const homeSchema = z
  .strictObject({
    waiting: z.strictObject({
      decisions: z.int(),
      returned: z.int(),
      deskRequests: z.int(),
      contracts: z.int(),
      signedCopies: z.int(),
      orders: z.int(),
      invoicesDue: z.int(),
      deadLetters: z.int(),
      policyDrafts: z.int(),
    }),
    late: z
      .strictObject({ decisions: z.int(), deskRequests: z.int(), invoices: z.int(), lapsing: z.int() })
      .openapi({ description: 'Past their deadline; `lapsing`: own quotes whose validity ends within three days' }),
    stages: z.array(z.strictObject({ stage: z.string(), deals: z.int(), tcv: z.array(moneySchema) })),
    deals: z.array(dealRowSchema),
  })
  .openapi('Home');

export const definitionSchema = z
  .strictObject({
    measure: z.string(),
    name: z.string(),
    unit: z.enum(['money', 'ratio', 'days', 'number']),
    formula: z.string(),
    example: z.string(),
    input: z
      .strictObject({ name: z.string(), worse: z.enum(['higher', 'lower', 'true', 'false']).nullable() })
      .nullable()
      .openapi({ description: 'What rules read it as, and in which direction a deal gets worse' }),
  })
  .openapi('MeasureDefinition');
export const definitionListSchema = z.strictObject({ items: z.array(definitionSchema) });
