import { charges } from '../../domain/catalogue.ts';
import { regularBillings } from '../../domain/offer.ts';
import { tiersFault } from '../../domain/pricing/tiers.ts';
import {
  currency,
  decimalText,
  flag,
  idParam,
  line,
  listQuery,
  nonNegativeDecimal,
  page,
  plainDate,
  positiveDecimal,
  prose,
  ratioText,
  version,
  z,
} from './common.ts';

const skus = z.array(line(100)).max(50, 'At most 50 products.');
const component = z.strictObject({ product: line(100), quantity: positiveDecimal });
const shareOfList = ratioText.refine((text) => /^(0(\.\d+)?|1(\.0+)?)$/.test(text), 'From 0 % to 100 %.');

const productFields = {
  sku: line(100),
  name: line(),
  description: prose(5_000),
  family: line(100),
  charge: z.enum(charges),
  unit: line(50),
  pricePeriod: z.enum(['month', 'year']).nullable(),
  taxCode: line(50),
  active: z.boolean(),
  requires: skus.openapi({ description: 'SKUs of which every one must be on the quote beside it' }),
  excludes: skus.openapi({ description: 'SKUs that may not be on the same quote' }),
  components: z
    .array(component)
    .max(50, 'At most 50 products.')
    .openapi({ description: 'What one unit of a bundle holds; empty: it is no bundle' }),
  discountFrom: shareOfList.nullable().openapi({ description: 'Least discount within which it is ordinarily sold' }),
  discountTo: shareOfList.nullable().openapi({ description: 'Most discount within which it is ordinarily sold' }),
  billing: z.enum(regularBillings).nullable().openapi({ description: 'How often it is ordinarily billed' }),
};

export const productSchema = z.strictObject({ id: idParam, ...productFields, version }).openapi('Product');
export const newProductBody = z
  .strictObject(productFields)
  .partial()
  .required({ sku: true, name: true, family: true, charge: true, unit: true, pricePeriod: true })
  .refine(({ charge, pricePeriod }) => (charge === 'one-time') === (pricePeriod === null), {
    path: ['pricePeriod'],
    message: 'Recurring charges and usage have a price period, a one-time charge has none.',
  })
  .openapi('NewProduct');
export const productChangesBody = z
  .strictObject(productFields)
  .omit({ sku: true, charge: true, pricePeriod: true })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Nothing is changed.')
  .openapi('ProductChanges');
export const productsQuery = listQuery({
  q: z.string().max(200).optional(),
  family: z.string().max(100).optional(),
  active: flag.optional(),
});
export const productsSchema = page(productSchema);

const priceBookFields = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/, 'Small letters, digits and hyphens.'),
  name: line(),
  currency,
  proration: z.enum(['daily', 'months-and-days']),
};
export const newPriceBookBody = z
  .strictObject({ ...priceBookFields, proration: priceBookFields.proration.default('daily') })
  .openapi('NewPriceBook');
export const priceBookSchema = z.strictObject({ ...priceBookFields, active: z.boolean() }).openapi('PriceBook');
export const priceBooksSchema = z.strictObject({ items: z.array(priceBookSchema) });
export const byPriceBook = z.strictObject({ id: priceBookFields.id });

const tier = z.strictObject({ upTo: positiveDecimal.nullable(), unitPrice: nonNegativeDecimal });
const tiers = z
  .array(tier)
  .min(1)
  .max(100)
  .superRefine((list, { addIssue }) => {
    const message = tiersFault(list);
    if (message !== undefined) addIssue({ code: 'custom', message });
  });

const share = ratioText.refine(
  (text) => /[1-9]/.test(text) && /^(0|1(\.0*)?$)/.test(text),
  'Above 0 %, at most 100 %.',
);
const named = z.array(line(100)).min(1, 'Name one at least, or leave it out.').max(50, 'At most 50.');

/** How a quantity becomes a price, in the book's currency. */
export const priceModel = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('flat'), amount: nonNegativeDecimal }),
    z.strictObject({ kind: z.literal('perUnit'), unitPrice: nonNegativeDecimal }),
    z.strictObject({ kind: z.literal('graduated'), tiers }),
    z.strictObject({ kind: z.literal('volume'), tiers }),
    z.strictObject({
      kind: z.literal('package'),
      size: positiveDecimal.openapi({ description: 'Units in a package; sold in whole packages' }),
      unitPrice: nonNegativeDecimal.openapi({ description: 'Of a package' }),
    }),
    z
      .strictObject({
        kind: z.literal('percentOf'),
        percent: share,
        of: z.enum(['list', 'net']),
        families: named.optional(),
        products: named.optional(),
      })
      .openapi({ description: 'A share of other lines: of all when neither families nor products are named' }),
  ])
  .openapi('PriceModel');
export const priceBody = z.strictObject({ model: priceModel }).openapi('NewPrice');
export const priceSchema = z
  .strictObject({ productId: idParam, sku: z.string(), name: z.string(), unit: z.string(), model: priceModel })
  .openapi('Price');
export const pricesQuery = listQuery({ q: z.string().max(200).optional() });
export const pricesSchema = page(priceSchema);

/** A product as somebody who writes a quote looks for it. */
export const foundProductSchema = z
  .strictObject({
    sku: z.string(),
    name: z.string(),
    family: z.string(),
    unit: z.string(),
    charge: productFields.charge,
    pricePeriod: productFields.pricePeriod,
    model: priceModel,
    agreement: z
      .strictObject({
        id: idParam,
        name: z.string(),
        unitPrice: decimalText,
        from: plainDate,
        to: plainDate,
        upTo: decimalText.nullable(),
        left: decimalText.nullable().openapi({ description: 'Units that signed quotes left; null: any number' }),
      })
      .nullable()
      .openapi({ description: 'The price agreement of the account that covers the day, the cheapest of several' }),
    components: z
      .array(component)
      .openapi({ description: 'What one unit of a bundle holds; of other products nothing' }),
  })
  .openapi('FoundProduct');
const customer = {
  account: idParam.optional().openapi({ description: 'Whose price agreements apply' }),
  on: plainDate.optional().openapi({ description: 'The day that an agreement must cover; today when left out' }),
};
export const productSearchQuery = z.strictObject({ q: z.string().max(200).default(''), ...customer });
export const productLookupBody = z
  .strictObject({ skus: z.array(line(100)).max(1_000), ...customer })
  .openapi('ProductLookup');
export const foundProductsSchema = z.strictObject({ items: z.array(foundProductSchema) });
export const onePrice = z.strictObject({ id: priceBookFields.id, product: idParam });

export const unitCostBody = z
  .strictObject({ currency, validFrom: plainDate, amount: nonNegativeDecimal })
  .openapi('NewUnitCost');
export const unitCostsSchema = z.strictObject({
  items: z.array(
    z.strictObject({ currency: z.string(), validFrom: plainDate, amount: decimalText }).openapi('UnitCost'),
  ),
});
