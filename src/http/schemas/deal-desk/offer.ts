/** What is offered, as the API takes and shows it: the shapes of `src/domain/offer.ts`. */
import { hidden } from '../../../domain/confidentiality.ts';
import { billingFrequencies, paymentTerms, type QuoteContent } from '../../../domain/offer.ts';
import { withOneSpelling } from '../../../domain/pricing/choices.ts';
import { currency, decimalText, idParam, line, plainDate, prose, ratioText, z } from '../common.ts';
import { withIds } from './line-ids.ts';

export const discountSchema = z
  .union([
    z.strictObject({ percent: ratioText }),
    z.strictObject({ amount: decimalText }),
    z.strictObject({ targetPrice: decimalText }),
  ])
  .openapi('Discount');

const details = z.strictObject({ details: prose(2_000).min(1, 'Say what was agreed.') });
const note = prose(2_000).optional();

const furtherDiscounts = z
  .array(
    z.strictObject({
      name: line(100),
      discount: z.union([z.strictObject({ percent: ratioText }), z.strictObject({ amount: decimalText })]),
    }),
  )
  .max(10)
  .openapi({ description: 'Taken off in this order, each from what the one before it left' });

const customWork = z.strictObject({
  ...details.shape,
  line: z.string().max(36).optional().openapi({ description: 'Id of the line that charges it' }),
  costSheet: z
    .array(
      z.strictObject({
        what: line(200).min(1, 'Say what.'),
        quantity: decimalText,
        unitCost: z.union([decimalText, z.literal(hidden)]).openapi({
          description: '`hidden` to whom costs may not be shown; sent back like that, the cost that is kept stays',
        }),
      }),
    )
    .max(200)
    .optional(),
});

export const nonStandardSchema = z
  .strictObject({
    terminationForConvenience: z
      .strictObject({
        noticeDays: z.int().min(0).max(365),
        afterMonths: z.int().min(0).max(120).optional(),
        fee: decimalText.optional(),
      })
      .optional(),
    unlimitedLiability: details.optional(),
    priceLock: z.strictObject({ months: z.int().min(1).max(120), details: note }).optional(),
    futurePricing: details.optional(),
    autoRenewalOptOut: details.optional(),
    reconciliationOptOut: details.optional(),
    operationalDataOptOut: details.optional(),
    renewalTerm: z.strictObject({ months: z.int().min(1).max(120), details: note }).optional(),
    customerPaper: details.optional(),
    templateEdits: details.optional(),
    vendorForm: details.optional(),
    businessAssociate: details.optional(),
    offPartnerTerms: details.optional(),
    futureProduct: details.optional(),
    acceptance: details.optional(),
    secondInstance: details.optional(),
    licenceType: z.strictObject({ type: z.enum(['offline', 'legacy']), details: note }).optional(),
    waivedTrueUp: z.strictObject({ seats: z.int().min(1).max(1_000_000), details: note }).optional(),
    oddRamp: details.optional(),
    customPaymentSchedule: details.optional(),
    customWork: customWork.optional(),
    leadUser: z
      .strictObject({ useCase: prose(2_000).min(1, 'Say for what.'), sponsor: line(200).min(1, 'Say who.') })
      .optional(),
  })
  .openapi('NonStandard');

export const lineId = z.string().regex(/^[A-Za-z0-9_-]{1,36}$/, 'Name the line with letters, digits, - and _.');

export const lineSchema = z
  .strictObject({
    id: lineId.optional().openapi({
      description:
        'Tells it from the other lines. Left out, it is given one: its place among them, or the next that is free',
    }),
    product: line(64).openapi({ description: 'SKU' }),
    quantity: decimalText,
    discount: discountSchema.optional(),
    furtherDiscounts: furtherDiscounts.optional(),
    start: plainDate.optional(),
    termMonths: z.int().min(1).max(120).optional(),
    ramp: z
      .array(z.strictObject({ from: plainDate, quantity: decimalText.optional(), unitPrice: decimalText.optional() }))
      .max(120)
      .optional()
      .openapi({ description: 'From each day on the line has this quantity, and a unit this net price' }),
    freeMonths: z.int().min(1).max(120).optional(),
    freeMonthsAt: z.enum(['start', 'end']).optional(),
    freeUnits: decimalText.optional(),
    uplift: ratioText.optional().openapi({ description: 'Share by which the price rises at every anniversary' }),
    usage: z
      .strictObject({
        commitment: decimalText.optional(),
        minimum: decimalText.optional(),
        overage: decimalText.optional(),
      })
      .optional()
      .openapi({
        description:
          'Units and money of every price period that are paid for whether used or not; price of a unit beyond',
      }),
    optional: z.boolean().optional(),
    alternative: line(60).optional().openapi({
      description: 'Lines of the same word exclude each other, in whatever capitals: the first one’s spelling is kept',
    }),
    chosen: z.boolean().optional(),
    group: line(100).optional().openapi({ description: 'The heading it is printed under' }),
    agreement: idParam.optional().openapi({ description: 'The price agreement that sets its list price' }),
  })
  .openapi('QuoteLine');

const payment = { on: plainDate, milestone: line(200).optional() };
/** A payment of a custom schedule: a share of the net or an amount. */
export const paymentSchema = z
  .union([z.strictObject({ ...payment, percent: ratioText }), z.strictObject({ ...payment, amount: decimalText })])
  .openapi('ScheduledPayment');

export const evidenceSchema = z
  .strictObject({
    for: line(100).openapi({ description: 'The evidence as the policy names it' }),
    attachment: idParam,
    name: line(200),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'Give the SHA-256 of the file.'),
  })
  .openapi('Evidence');

export const contentSchema = z
  .strictObject({
    priceBook: line(64),
    currency,
    start: plainDate,
    termMonths: z.int().min(1).max(120),
    paymentTerms: z.enum(paymentTerms),
    billing: z.enum(billingFrequencies),
    validUntil: plainDate,
    headerDiscount: discountSchema.optional(),
    furtherHeaderDiscounts: furtherDiscounts.optional(),
    paymentSchedule: z.array(paymentSchema).max(120).optional(),
    coTerm: z
      .strictObject({ end: plainDate, anniversary: plainDate })
      .optional()
      .openapi({ description: 'Ends with a running subscription; `termMonths` then counts the months begun' }),
    subscription: z.strictObject({ id: idParam, change: z.enum(['adds', 'replaces']) }).optional(),
    package: line(60).optional().openapi({ description: 'Quotes of one package are judged on their sum' }),
    partnerMargin: ratioText.optional(),
    rebate: ratioText.optional(),
    freight: decimalText.optional(),
    nonStandard: nonStandardSchema.default({}),
    evidence: z
      .array(evidenceSchema)
      .max(50)
      .optional()
      .openapi({ description: 'Files of the deal that show what rules ask for' }),
    lines: z
      .array(lineSchema)
      .max(1_000)
      .transform((lines) => withOneSpelling(withIds(lines))),
  })
  .openapi('QuoteContent') satisfies z.ZodType<QuoteContent>;
