/** The prices of a quote, as whoever writes it needs them to work out what it is worth: no cost. */
import { charges } from '../../../domain/catalogue.ts';
import { regularBillings } from '../../../domain/offer.ts';
import type { OpenPrices } from '../../../domain/pricing/open-prices.ts';
import { currency, decimalText, discountRange, idParam, plainDate, z } from '../common.ts';

const tiers = z.array(z.strictObject({ upTo: decimalText.nullable(), unitPrice: decimalText }));
const ownPriceModel = z.union([
  z.strictObject({ kind: z.literal('flat'), amount: decimalText }),
  z.strictObject({ kind: z.literal('perUnit'), unitPrice: decimalText }),
  z.strictObject({ kind: z.enum(['graduated', 'volume']), tiers }),
  z.strictObject({ kind: z.literal('package'), size: decimalText, unitPrice: decimalText }),
  z.strictObject({
    kind: z.literal('percentOf'),
    percent: decimalText,
    of: z.enum(['list', 'net']),
    families: z.array(z.string()).optional(),
    products: z.array(z.string()).optional(),
  }),
]);

const period = z.enum(['month', 'year']);

const pricedProduct = z.strictObject({
  sku: z.string(),
  name: z.string(),
  family: z.string(),
  charge: z.enum(charges),
  unit: z.string(),
  pricePeriod: period.nullable(),
  price: ownPriceModel,
  unitCost: z.null().openapi({ description: 'What it costs us is not told here' }),
  requires: z.array(z.string()).optional(),
  excludes: z.array(z.string()).optional(),
  components: z.array(z.strictObject({ product: z.string(), quantity: decimalText })).optional(),
  discountRange: discountRange.optional(),
  billing: z.enum(regularBillings).optional(),
});

const agreement = z.strictObject({
  id: z.string(),
  name: z.string(),
  product: z.string(),
  unitPrice: decimalText,
  from: plainDate,
  to: plainDate,
  upTo: decimalText.nullable(),
  used: decimalText.optional(),
});

const subscription = z.strictObject({
  id: idParam,
  number: z.string(),
  currency,
  start: plainDate,
  end: plainDate,
  ramped: z.boolean(),
  lines: z.array(
    z.strictObject({
      product: z.string(),
      name: z.string(),
      quantity: decimalText,
      unitPrice: decimalText,
      pricePeriod: period,
      discount: decimalText.nullable(),
    }),
  ),
});

const openPricesSchema = z.strictObject({
  currency,
  proration: z.enum(['daily', 'months-and-days']),
  rounding: decimalText.optional(),
  policyCurrency: currency,
  policyRate: decimalText,
  policyRateFrom: plainDate.optional(),
  products: z.record(z.string(), pricedProduct),
  agreements: z.record(z.string(), agreement).optional(),
  subscription: subscription.optional(),
  had: z
    .array(z.string())
    .optional()
    .openapi({ description: 'Products the customer has already, of those that others need' }),
}) satisfies z.ZodType<OpenPrices>;

/** The key stands for exactly these prices. They are left out when the asker said that it knows them. */
export const keyedPricesSchema = z.strictObject({ key: z.string(), prices: openPricesSchema.optional() });

/** "none" of whoever knows none yet. */
export const knownPrices = z.string().max(100);
