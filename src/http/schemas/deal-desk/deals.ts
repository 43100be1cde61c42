import { dealStages } from '../../../domain/deal-stage.ts';
import { dealList } from '../../../domain/lists/shapes.ts';
import {
  dealKinds,
  dealOrigins,
  type JustificationField,
  papers,
  routesToMarket,
  waysToClose,
} from '../../../domain/deal.ts';
import {
  flag,
  idParam,
  instant,
  line,
  moneySchema,
  page,
  plainDate,
  prose,
  ratioAnswer,
  ratioText,
  version,
  z,
} from '../common.ts';
import { listPage, queryOfList } from '../lists.ts';
import {
  availableField,
  confidentialMoney,
  measuresSchema,
  personRef,
  rowMargin,
  shownCost,
  stateField,
} from './assessment.ts';

const said = prose(2_000).optional();
const justification = z.strictObject({
  executiveSummary: said,
  compellingEvent: said,
  competition: said,
  reasonForDiscount: said,
  inReturn: said,
  priceLater: said,
  logoRights: said,
} satisfies Record<JustificationField, unknown>);

const dealFields = {
  name: line(),
  accountId: idParam,
  sellerId: idParam,
  ownerId: idParam.optional(),
  kind: z.enum(dealKinds),
  paper: z.enum(papers).default('new-order'),
  routeToMarket: z.enum(routesToMarket),
  partnerId: idParam.nullable().optional(),
  partnerMargin: ratioText
    .refine((ratio) => /^(0(\.\d+)?|1(\.0+)?)$/.test(ratio), 'At most 100 %.')
    .nullable()
    .optional(),
  wayToClose: z.enum(waysToClose),
  customerCloseDate: plainDate.nullable().optional(),
  externalId: line(100).nullable().optional(),
  justification: justification.optional(),
};

export const newDealSchema = z.strictObject(dealFields).openapi('NewDeal');
export const dealChangesSchema = z
  .strictObject({ ...dealFields, paper: z.enum(papers) })
  .partial()
  .openapi('DealChanges');

export const dealStageSchema = z.enum(dealStages);

const waitingOn = z.strictObject({ label: z.string(), people: z.array(personRef) });

export const dealRowSchema = z
  .strictObject({
    id: idParam,
    number: z.string().openapi({ examples: ['D-1042'] }),
    name: z.string(),
    account: personRef,
    owner: personRef,
    kind: z.enum(dealKinds),
    origin: z
      .enum(dealOrigins)
      .openapi({ description: 'imported: history from another system; nothing can be done to it' }),
    leadUser: z.boolean().openapi({ description: 'Its offer is for a lead user' }),
    stage: dealStageSchema,
    tcv: moneySchema.nullable(),
    acv: moneySchema.nullable(),
    discount: ratioAnswer.nullable(),
    margin: rowMargin,
    customerCloseDate: plainDate.nullable(),
    waitingOn: z.array(waitingOn),
    waitingSince: instant.nullable(),
    movedAt: instant,
  })
  .openapi('DealRow');

export const dealListQuery = queryOfList(dealList).extend({
  mine: flag.optional().openapi({ description: 'Your own, as owner=me' }),
});
export const dealListSchema = listPage(dealRowSchema);

/** One quote of a deal in short. */
export const quoteRowSchema = z.strictObject({
  id: idParam,
  number: z.string(),
  state: stateField,
  version,
  measures: measuresSchema.nullable(),
  termsHash: z.string().nullable(),
  submittedAt: instant.nullable(),
  available: availableField,
});

export const documentRowSchema = z
  .strictObject({
    id: idParam,
    kind: z.enum(['proposal', 'order-form', 'contract']),
    number: z.string(),
    ordinal: z.int(),
    quoteVersion: version,
    draft: z.boolean(),
    status: z.enum(['rendering', 'ready', 'failed']),
    error: z.string().nullable(),
    pages: z.int().nullable(),
    sha256: z.string().nullable(),
    requestedAt: instant,
    renderedAt: instant.nullable(),
  })
  .openapi('DocumentRow');

export const attachmentRowSchema = z
  .strictObject({
    id: idParam,
    name: z.string(),
    mediaType: z.string(),
    size: z.int(),
    sha256: z.string(),
    uploadedBy: personRef,
    uploadedAt: instant,
  })
  .openapi('Attachment');

/** A place on the way from deal to cash; `done`, `current` or still `ahead`. */
export const milestoneSchema = z.strictObject({
  name: z.enum(['quote', 'approval', 'proposal', 'accepted', 'contract', 'signed', 'order', 'invoices', 'paid']),
  status: z.enum(['done', 'current', 'ahead', 'failed']),
  at: instant.nullable(),
});

/** What the lines of an imported deal come to, each figure as its file had it. */
export const dealHistorySchema = z
  .strictObject({
    orderedOn: plainDate,
    lines: z.int(),
    list: moneySchema,
    discountAmount: moneySchema,
    amount: moneySchema,
    cost: shownCost,
    marginAmount: confidentialMoney,
    margin: rowMargin,
  })
  .openapi('DealHistory');

export const historyLineSchema = z
  .strictObject({
    line: z.int(),
    product: z.strictObject({ id: idParam, sku: z.string(), name: z.string() }),
    quantity: z.string(),
    unitPrice: moneySchema.nullable(),
    list: moneySchema,
    discountPercent: ratioAnswer.nullable(),
    discountAmount: moneySchema.nullable(),
    amount: moneySchema,
    unitCost: shownCost,
    cost: shownCost,
    margin: rowMargin,
  })
  .openapi('HistoryLine');
export const historyLinesSchema = page(historyLineSchema);

/** The deal's page: everything that a person needs on one screen, in one answer. */
export const dealPageSchema = z
  .strictObject({
    ...dealRowSchema.shape,
    version,
    seller: personRef,
    paper: z.enum(papers),
    routeToMarket: z.enum(routesToMarket),
    partner: personRef.nullable(),
    partnerMargin: z.string().nullable(),
    wayToClose: z.enum(waysToClose),
    externalId: z.string().nullable(),
    justification,
    createdAt: instant,
    available: availableField,
    milestones: z.array(milestoneSchema),
    quotes: z.array(quoteRowSchema),
    approvals: z.array(
      z.strictObject({
        id: idParam,
        quoteVersion: version,
        state: stateField,
        submittedAt: instant,
        dueAt: instant.nullable().openapi({ description: 'Of the step that is due first, while one is asked' }),
        escalatedAt: instant.nullable(),
        onHold: z.boolean(),
      }),
    ),
    contracts: z.array(
      z.strictObject({
        id: idParam,
        number: z.string(),
        kind: z.enum(['contract', 'order-form']),
        state: stateField,
        quoteVersion: version,
      }),
    ),
    orders: z.array(z.strictObject({ id: idParam, number: z.string(), state: stateField })),
    documents: z.array(documentRowSchema),
    attachments: z.array(attachmentRowSchema),
    history: dealHistorySchema.nullable(),
  })
  .openapi('Deal');

export const timelineEntrySchema = z
  .strictObject({
    id: z.string(),
    seq: z.int(),
    type: z.string(),
    by: personRef.nullable(),
    onBehalfOf: personRef.nullable().openapi({ description: 'In whose place it was done' }),
    at: instant,
    instanceId: idParam.nullable(),
    data: z.record(z.string(), z.unknown()),
    people: z.array(personRef).openapi({ description: 'Whom the record names by id' }),
    hash: z.string(),
  })
  .openapi('TimelineEntry');
export const timelineSchema = page(timelineEntrySchema);
