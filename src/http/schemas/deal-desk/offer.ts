/** What is offered, as the API takes and shows it: the shapes of `src/domain/offer.ts`. */
import { billingFrequencies, paymentTerms, type QuoteContent } from '../../../domain/offer.ts';
import { currency, decimalText, line, plainDate, prose, ratioText, z } from '../common.ts';

export const discountSchema = z
  .union([
    z.strictObject({ percent: ratioText }),
    z.strictObject({ amount: decimalText }),
    z.strictObject({ targetPrice: decimalText }),
  ])
  .openapi('Discount');

const details = z.strictObject({ details: prose(2_000).min(1, 'Say what was agreed.') });

export const nonStandardSchema = z
  .strictObject({
    terminationForConvenience: z.strictObject({ noticeDays: z.int().min(0).max(365) }).optional(),
    unlimitedLiability: details.optional(),
    priceLock: z.strictObject({ months: z.int().min(1).max(120) }).optional(),
    autoRenewalOptOut: details.optional(),
    customerPaper: details.optional(),
    futureProduct: details.optional(),
    secondInstance: details.optional(),
    customWork: details.optional(),
  })
  .openapi('NonStandard');

export const lineId = z.string().regex(/^[A-Za-z0-9_-]{1,36}$/, 'Name the line with letters, digits, - and _.');

export const lineSchema = z
  .strictObject({
    id: lineId,
    product: line(64).openapi({ description: 'SKU' }),
    quantity: decimalText,
    discount: discountSchema.optional(),
    start: plainDate.optional(),
    termMonths: z.int().min(1).max(120).optional(),
  })
  .openapi('QuoteLine');

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
    nonStandard: nonStandardSchema.default({}),
    lines: z.array(lineSchema).max(1_000),
  })
  .openapi('QuoteContent') satisfies z.ZodType<QuoteContent>;
