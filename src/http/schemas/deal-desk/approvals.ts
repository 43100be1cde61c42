import { approvalList } from '../../../domain/lists/shapes.ts';
import { dealOrigins } from '../../../domain/deal.ts';
import { billingFrequencies, paymentTerms } from '../../../domain/offer.ts';
import { idParam, instant, moneySchema, plainDate, prose, ratioAnswer, version, z } from '../common.ts';
import { listPage, queryOfList } from '../lists.ts';
import {
  availableField,
  findingSchema,
  measuresSchema,
  offeredOptionSchema,
  personRef,
  riskSchema,
  rowMargin,
  stateField,
} from './assessment.ts';
import { evidenceSchema, nonStandardSchema } from './offer.ts';
import { changeSchema } from './quotes.ts';
import { changeTableSchema } from './change-table.ts';

export const stepStatuses = ['waiting', 'open', 'approved', 'rejected', 'returned', 'cancelled'] as const;
export const decisionKinds = ['approve', 'reject', 'request-changes'] as const;

const decisionSchema = z.strictObject({
  id: idParam,
  seat: z.int(),
  by: personRef,
  onBehalfOf: personRef.nullable().openapi({ description: 'Whose seat it was, when somebody stood in' }),
  decision: z.enum(decisionKinds),
  comment: z.string(),
  at: instant,
});

export const stepSchema = z
  .strictObject({
    id: idParam,
    stage: z.int(),
    label: z.string(),
    ask: z.string(),
    quorum: z.int(),
    status: z.enum(stepStatuses),
    candidates: z.array(personRef),
    rules: z.array(z.string()),
    fallback: z.boolean(),
    openedAt: instant.nullable(),
    closedAt: instant.nullable(),
    dueAt: instant.nullable().openapi({ description: 'Null while it is not asked, and on hold' }),
    escalatedAt: instant.nullable(),
    clock: z
      .strictObject({ within: z.number(), office: z.string(), timeZone: z.string(), calendarId: idParam.nullable() })
      .nullable()
      .openapi({ description: 'The business hours it was given, and the office by whose opening hours they count' }),
    held: z.strictObject({ by: personRef, at: instant, reason: z.string(), until: instant.nullable() }).nullable(),
    nudgeFrom: instant.nullable().openapi({ description: 'When it may be nudged next, when that is not now' }),
    available: availableField,
    decisions: z.array(decisionSchema),
    yours: z.boolean().openapi({ description: 'You may decide it now' }),
    yoursFor: personRef.nullable().openapi({ description: 'In whose place alone you may' }),
  })
  .openapi('ApprovalStep');

export const cardSchema = z
  .strictObject({
    stepId: idParam,
    termsHash: z.string(),
    label: z.string(),
    ask: z.string(),
    because: z.array(findingSchema),
    comment: z.string(),
    measures: measuresSchema,
    change: changeTableSchema.nullable().openapi({ description: 'Null where no running subscription is changed' }),
    options: z
      .array(offeredOptionSchema)
      .optional()
      .openapi({ description: 'What the customer may still choose, in no number; cards kept long ago do not say' }),
    risk: riskSchema,
    asks: z.strictObject({
      termMonths: z.int(),
      paymentTerms: z.enum(paymentTerms),
      billing: z.enum(billingFrequencies),
      validUntil: plainDate,
      nonStandard: nonStandardSchema,
      structure: z
        .array(z.string())
        .optional()
        .openapi({ description: 'How the offer is built where it is not plain; cards kept long ago do not say' }),
      evidence: z.array(evidenceSchema).optional().openapi({ description: 'Files that show what rules ask for' }),
    }),
    changed: z.strictObject({ since: version, decidedByYou: z.boolean(), changes: z.array(changeSchema) }).nullable(),
    decisions: z.array(
      z.strictObject({
        step: z.string(),
        by: z.string(),
        decision: z.enum(decisionKinds),
        comment: z.string(),
        at: instant,
      }),
    ),
    next: z.array(z.strictObject({ stage: z.int(), label: z.string() })),
  })
  .openapi('DecisionCard');

const approvalHead = {
  id: idParam,
  deal: z.strictObject({ id: idParam, number: z.string(), name: z.string() }),
  account: z.strictObject({ id: idParam, name: z.string(), region: z.string(), segment: z.string() }),
  quote: z.strictObject({ id: idParam, number: z.string(), version }),
  owner: personRef,
  submittedBy: personRef,
  submittedAt: instant,
  state: stateField,
};

export const approvalSchema = z
  .strictObject({
    ...approvalHead,
    etagVersion: version,
    available: availableField,
    termsHash: z.string(),
    steps: z.array(stepSchema),
    comments: z.array(z.strictObject({ by: personRef, at: instant, stepId: idParam, comment: z.string() })),
    card: cardSchema.nullable().openapi({ description: 'What you are asked now, else what you were asked last' }),
    newer: z
      .strictObject({ id: idParam, version })
      .nullable()
      .openapi({ description: 'The request for the newest version, when this is about an older one' }),
  })
  .openapi('Approval');

/** A line of the inbox: enough to decide whether to open it, or to decide. */
export const approvalRowSchema = z
  .strictObject({
    ...approvalHead,
    step: z
      .strictObject({ id: idParam, label: z.string(), stage: z.int(), status: z.enum(stepStatuses) })
      .nullable()
      .openapi({ description: 'The step that asks you' }),
    openedAt: instant.nullable(),
    dueAt: instant.nullable(),
    escalatedAt: instant.nullable(),
    heldAt: instant.nullable(),
    heldUntil: instant.nullable(),
    tcv: moneySchema.nullable(),
    discount: ratioAnswer.nullable(),
    margin: rowMargin,
    riskScore: z.int().nullable(),
    customerCloseDate: plainDate.nullable(),
    because: z.array(z.string()).openapi({ description: 'The rules that ask, in words' }),
    waitingOnYouAlone: z.boolean(),
    snoozedUntil: instant.nullable(),
    onBehalfOf: personRef.nullable().openapi({ description: 'In whose place you are asked, or it was decided' }),
    decision: z.enum(decisionKinds).nullable().openapi({ description: 'What you decided, in the list of that' }),
  })
  .openapi('ApprovalRow');

export const approvalListQuery = queryOfList(approvalList);
export const approvalListSchema = listPage(approvalRowSchema);

export const decisionBody = z.strictObject({
  decision: z.enum([...decisionKinds, 'hold']).openapi({
    description: '`hold` decides nothing: the clock of the step stands, and `comment` says why',
  }),
  comment: prose(4_000).default(''),
  onBehalfOf: idParam.optional().openapi({ description: 'Whose seat you fill, when you stand in for them' }),
  until: plainDate.optional().openapi({ description: 'With `hold`: the day on which the clock goes on by itself' }),
  termsHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .openapi({ description: 'Of the terms you were shown; those of the request when left out' }),
});
export const nudgeBody = z.strictObject({ comment: prose(1_000).default('') });
export const reassignmentBody = z.strictObject({
  to: idParam.openapi({ description: 'Somebody who may decide the step by the same rule' }),
  from: idParam.optional().openapi({
    description: 'Whose seat, where several must approve; your own when left out. One seat goes as a whole',
  }),
  reason: prose(2_000).trim().min(1, 'Say why.'),
});
export const approverBody = z.strictObject({
  person: idParam.openapi({ description: 'Whose approval is required as well' }),
  reason: prose(2_000).trim().min(1, 'Say why.'),
});
export const stepPeopleQuery = z.strictObject({
  from: idParam.optional().openapi({
    description: 'Whose seat is to be handed on, where several must approve; your own, else the first, when left out',
  }),
});
const whyNot = z.string().nullable();
export const stepPeopleSchema = z
  .strictObject({
    seats: z
      .array(personRef)
      .openapi({ description: 'Whose seat can be handed on; empty where the step goes as a whole' }),
    from: idParam.nullable().openapi({ description: 'Whose seat `handOn` is about; null for the whole step' }),
    items: z.array(
      z.strictObject({
        person: personRef,
        title: z.string(),
        handOn: whyNot.openapi({ description: 'Why they cannot take it over, after their name; null when they can' }),
        add: whyNot.openapi({ description: 'Why they cannot be asked in addition; null when they can' }),
      }),
    ),
  })
  .openapi('StepPeople');
export const commentBody = z.strictObject({ comment: prose(4_000).min(1, 'Write something.') });

/** What the approver saw when they decided. */
export const seenSchema = z.strictObject({ decision: decisionSchema, card: cardSchema }).openapi('SeenCard');
export const seenListSchema = z.strictObject({ items: z.array(seenSchema) });

/** How much there is in each part of the inbox. */
export const inboxSchema = z
  .strictObject({
    needsMe: z.int(),
    escalated: z.int(),
    delegated: z.int(),
    snoozed: z.int(),
    watching: z.int(),
    returnsAt: instant.nullable().openapi({ description: 'When the next snoozed step comes back' }),
  })
  .openapi('Inbox');

export const snoozeBody = z.strictObject({ until: instant });

export const presenceSchema = z.strictObject({ items: z.array(personRef) }).openapi('Presence');

/** What went before with the customer and the rep, among what the reader may see, as it is now. */
export const historySchema = z
  .strictObject({
    account: z.strictObject({
      deals: z.int(),
      won: z.int(),
      lost: z.int(),
      last: z
        .strictObject({
          id: idParam,
          number: z.string(),
          name: z.string(),
          stage: z.string(),
          origin: z.enum(dealOrigins),
          tcv: moneySchema.nullable(),
          discount: z.string().nullable(),
          termMonths: z.int().nullable(),
          decision: z.strictObject({ by: personRef, decision: z.enum(decisionKinds), at: instant }).nullable(),
        })
        .nullable(),
    }),
    rep: z.strictObject({
      approved: z.int(),
      returned: z.int(),
      rejected: z.int(),
      usualDiscount: z.string().nullable().openapi({ description: 'The middle one of what was approved' }),
    }),
  })
  .openapi('ApprovalHistory');
