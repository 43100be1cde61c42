/** What a version is worth, how risky it is and what the rules say of it, as the API shows them. */
import type { FrozenAssessment } from '../../../domain/frozen-assessment.ts';
import { charges } from '../../../domain/catalogue.ts';
import type { LineFigures } from '../../../domain/measures/line-figures.ts';
import type { OfferedOption } from '../../../domain/measures/offered-options.ts';
import { costBands, hidden, marginBands, type ShownMeasures } from '../../../domain/confidentiality.ts';
import { alsoJudged, findingKinds } from '../../../domain/policy/evaluation.ts';
import { riskBands } from '../../../domain/policy-value.ts';
import { riskFactors } from '../../../domain/risk/assessment.ts';
import { currency, discountRange, idParam, moneySchema, plainDate, ratioAnswer, z } from '../common.ts';

const ratioOrNone = ratioAnswer.nullable();
const margin = z.union([ratioAnswer, z.enum(['free', 'unknown', hidden, ...marginBands])]).openapi({
  description:
    '`free`: net is zero or less, below any floor; `unknown`: the cost is not known; `hidden`, or a band, to whom the number may not be shown',
});
/** A margin in a list: none where there is no number. */
export const rowMargin = z.union([ratioAnswer, z.enum([hidden, ...marginBands])]).nullable();
export const confidentialMoney = z.union([moneySchema, z.literal(hidden)]).nullable();
export const shownCost = z.union([moneySchema, z.enum([hidden, ...costBands])]).nullable();

export const waterfallStep = z.strictObject({
  name: z.enum([
    'list',
    'freeUnits',
    'freeTime',
    'uplift',
    'lineDiscount',
    'furtherDiscount',
    'headerDiscount',
    'furtherHeaderDiscount',
    'net',
    'partnerMargin',
    'rebate',
    'freight',
    'costOfCredit',
    'pocketPrice',
    'cost',
    'margin',
    'pocketMargin',
  ]),
  of: z.string().optional().openapi({ description: 'The name that a further discount is given for' }),
  kind: z.enum(['subtotal', 'deduction']),
  amount: confidentialMoney,
});

const lineMeasures = z.strictObject({
  id: z.string(),
  product: z.string(),
  family: z.string(),
  charge: z.enum(charges),
  quantity: z.string(),
  list: moneySchema,
  lineDiscount: moneySchema,
  headerDiscount: moneySchema,
  net: moneySchema,
  discount: ratioOrNone,
  cost: shownCost,
  marginAmount: confidentialMoney,
  margin,
});

export const measuresSchema = z
  .strictObject({
    currency,
    list: moneySchema,
    lineDiscount: moneySchema,
    headerDiscount: moneySchema,
    net: moneySchema,
    discountAmount: moneySchema,
    discount: ratioOrNone,
    effectiveDiscount: ratioOrNone,
    cost: shownCost,
    marginAmount: confidentialMoney,
    margin,
    lowestLineMargin: margin,
    recurring: moneySchema,
    oneTime: moneySchema,
    usageCommitment: moneySchema,
    mrr: moneySchema,
    arr: moneySchema,
    exitArr: moneySchema,
    acv: moneySchema,
    targetAcv: moneySchema,
    tcv: moneySchema,
    firmTcv: moneySchema,
    firstYear: moneySchema,
    currentArr: moneySchema,
    proposedArr: moneySchema,
    netNewArr: moneySchema,
    renewalUplift: ratioOrNone,
    priceChange: ratioOrNone,
    previousDiscount: ratioOrNone,
    partnerMargin: moneySchema,
    rebate: moneySchema,
    freight: moneySchema,
    costOfCredit: moneySchema.nullable(),
    pocketPrice: moneySchema,
    pocketMargin: margin,
    daysToCash: z.string().nullable(),
    tcvPolicy: moneySchema,
    waterfall: z.array(waterfallStep),
    lines: z.array(lineMeasures),
  })
  .openapi('Measures') satisfies z.ZodType<ShownMeasures>;

/** The numbers of the whole without those of its lines. */
export const totalsSchema = measuresSchema.omit({ lines: true }).openapi('Totals') satisfies z.ZodType<
  Omit<ShownMeasures, 'lines'>
>;

/** What choosing an option comes to. */
const addedPrice = {
  adds: moneySchema.openapi({
    description: 'Its price: what the net of the quote grows by when it alone of the open choices is chosen',
  }),
  because: z
    .array(z.enum(['replaces', 'shareOfLines', 'agreedTotal', 'sharedDiscount', 'rounding']))
    .openapi({ description: 'Why that is not its own net: what changes the other lines; empty where it is' }),
};

/** What a row of the editor shows of a line. */
export const lineFiguresSchema = z
  .strictObject({
    id: z.string(),
    family: z.string(),
    unitPrice: z.string().nullable().openapi({
      description:
        'List price of one unit, or of one package of them; of a share what it is a share of; null: it depends on tiers',
    }),
    per: z.enum(['month', 'year']).nullable(),
    list: moneySchema,
    net: moneySchema,
    margin,
    agreement: z
      .strictObject({ id: z.string(), name: z.string() })
      .nullable()
      .openapi({ description: 'The price agreement that sets its list price; null: the price book does' }),
    outside: discountRange
      .nullable()
      .openapi({ description: 'The discount range of its product, where its discount lies outside it' }),
    option: z.strictObject(addedPrice).nullable().openapi({
      description:
        'Of a line that the customer may still choose, whose other figures are those that it has when chosen; null: in the total',
    }),
  })
  .openapi('LineFigures') satisfies z.ZodType<LineFigures>;

export const offeredOptionSchema = z
  .strictObject({
    line: z.string(),
    name: z.string(),
    quantity: z.string(),
    alternative: z.string().nullable().openapi({ description: 'The set of which it is one; null: by itself' }),
    list: moneySchema,
    discount: ratioAnswer.nullable(),
    net: moneySchema,
    ...addedPrice,
  })
  .openapi('OfferedOption') satisfies z.ZodType<OfferedOption>;

export const riskSchema = z
  .strictObject({
    score: z.int(),
    band: z.enum(riskBands),
    points: z.array(
      z.strictObject({
        factor: z.enum(riskFactors),
        rule: z.string(),
        actual: z.string(),
        points: z.int(),
        because: z.string(),
      }),
    ),
    version: z.string(),
  })
  .openapi('Risk');

export const findingSchema = z
  .strictObject({
    rule: z.string(),
    table: z
      .string()
      .nullable()
      .openapi({ description: 'Null, as `lines` is left out, to whom what the rule reads may not be shown' }),
    row: z.string().nullable(),
    input: z.string().nullable(),
    actual: z.string().nullable(),
    limit: z.string().nullable(),
    outcome: z.string(),
    because: z.string(),
    kind: z.enum(findingKinds),
    blocks: z.boolean(),
    lines: z.array(z.string()).optional(),
    names: z.array(z.string()).optional().openapi({ description: 'The evidence or clause that it asks for' }),
    raisedBy: z.enum(alsoJudged).optional().openapi({
      description:
        'What raises it when the offer as it stands does not: what the customer may still choose, its package',
    }),
    chosen: z
      .array(z.string())
      .optional()
      .openapi({ description: 'Lines that the customer may choose, and would have chosen where it is raised' }),
    reads: z.array(z.strictObject({ input: z.string(), actual: z.string().nullable(), limit: z.string() })),
  })
  .openapi('Finding');

export const stepPlanSchema = z
  .strictObject({
    stage: z.int(),
    label: z.string(),
    ask: z.string(),
    quorum: z.int(),
    candidates: z.array(z.strictObject({ id: idParam, name: z.string() })),
    rules: z.array(z.string()),
    roles: z
      .array(z.string())
      .optional()
      .openapi({ description: 'Roles it asks for; empty when it asks by name or position' }),
    causes: z.array(z.strictObject({ rule: z.string(), outcome: z.string() })),
    within: z.number(),
    skipped: z.array(z.strictObject({ person: z.string(), because: z.string() })),
    fallback: z.boolean(),
    alarm: z.string().nullable(),
  })
  .openapi('StepPlan');

export const scheduledInvoiceSchema = z
  .strictObject({
    number: z.int(),
    issueOn: plainDate,
    dueOn: plainDate,
    from: plainDate,
    to: plainDate,
    amount: moneySchema,
    parts: z.array(z.strictObject({ line: z.string(), amount: moneySchema })),
    milestone: z.string().optional().openapi({ description: 'What it waits for; its days are then those expected' }),
  })
  .openapi('ScheduledInvoice');

export const policyVersionNameSchema = z.strictObject({
  policy: z.string(),
  version: z.int(),
  sha256: z.string(),
});

/** Findings, route with names, and what follows from them; the same in preview and after submission. */
export const assessmentSchema = z
  .strictObject({
    policy: policyVersionNameSchema,
    review: z.enum(['standard', 'needs-review', 'blocked', 'stuck'] satisfies FrozenAssessment['review'][]),
    findings: z.array(findingSchema),
    warnings: z.array(findingSchema),
    evidence: z.array(z.string()),
    clauses: z.array(z.string()),
    steps: z.array(stepPlanSchema),
    schedule: z.array(scheduledInvoiceSchema),
  })
  .openapi('Assessment');

/** The same of a preview, without what each line contributes to an invoice. */
export const previewAssessmentSchema = assessmentSchema
  .extend({
    schedule: z.array(scheduledInvoiceSchema.omit({ parts: true })),
    lacking: z
      .array(z.strictObject({ pointer: z.string(), message: z.string() }))
      .openapi({ description: 'What has to be said or attached before it can be submitted' }),
  })
  .openapi('PreviewAssessment');

export const personRef = z.strictObject({ id: idParam, name: z.string() });
export const stateField = z.string().openapi({ description: 'Where its life cycle stands' });
export const availableField = z.array(z.string()).openapi({ description: 'The commands that you may give now' });
