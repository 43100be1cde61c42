import { amendmentWays } from '../../domain/amend.ts';
import { subscriptionList } from '../../domain/lists/shapes.ts';
import { maximumLines } from '../../domain/pricing/limits.ts';
import { subscriptionSources, subscriptionStates } from '../../domain/subscription.ts';
import {
  currency,
  decimalText,
  idParam,
  line,
  moneySchema,
  nonNegativeDecimal,
  plainDate,
  positiveDecimal,
  prose,
  ratioText,
  version,
  z,
} from './common.ts';
import { contentSchema } from './deal-desk/offer.ts';
import { reofferedSchema } from './deal-desk/quotes.ts';
import { listPage, queryOfList } from './lists.ts';

const account = z.strictObject({ id: idParam, name: z.string() });
const pricePeriod = z.enum(['month', 'year']);

const rowFields = {
  id: idParam,
  number: z.string(),
  externalId: z.string().nullable(),
  account,
  state: z.enum(subscriptionStates),
  start: plainDate,
  end: plainDate.openapi({ description: 'Inclusive last day' }),
  arr: moneySchema.openapi({ description: 'What its lines come to in a year' }),
  products: z.array(z.string()),
  source: z.enum(subscriptionSources),
};

export const subscriptionRowSchema = z.strictObject(rowFields).openapi('SubscriptionRow');

export const subscriptionSchema = z
  .strictObject({
    ...rowFields,
    version,
    available: z.array(z.string()).openapi({ description: 'What this person may do with it now' }),
    ramped: z.boolean().openapi({ description: 'Its quantities or prices change over its time' }),
    waivedUnits: z
      .int()
      .openapi({ description: 'Units above the licensed ones that the yearly count does not charge' }),
    endedBecause: z.string().nullable(),
    lines: z.array(
      z.strictObject({
        product: z.string().openapi({ description: 'SKU' }),
        name: z.string(),
        quantity: decimalText,
        unitPrice: decimalText.openapi({ description: 'Net, for one unit and price period' }),
        pricePeriod,
        discount: decimalText.nullable().openapi({ description: 'As it was given; null: not known' }),
      }),
    ),
  })
  .openapi('Subscription');

const fields = {
  externalId: line(100).nullable(),
  start: plainDate,
  end: plainDate,
  ramped: z.boolean(),
  waivedUnits: z.int().min(0).max(1_000_000),
  lines: z
    .array(
      z.strictObject({
        product: line(64).openapi({ description: 'SKU' }),
        quantity: positiveDecimal,
        unitPrice: nonNegativeDecimal,
        pricePeriod,
        discount: ratioText.nullable().optional(),
      }),
    )
    .min(1, 'Say what runs.')
    .max(maximumLines),
};

export const newSubscriptionBody = z
  .strictObject({ accountId: idParam, currency, ...fields })
  .partial({ externalId: true, ramped: true, waivedUnits: true })
  .openapi('NewSubscription');
export const subscriptionChangesBody = z
  .strictObject(fields)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Nothing is changed.')
  .openapi('SubscriptionChanges');
export const endBody = z
  .strictObject({ on: plainDate, reason: prose(2_000).min(1, 'Say why.') })
  .openapi('EndSubscription');
const quantities = z.array(nonNegativeDecimal).max(maximumLines);
const inDeal = {
  deal: idParam.optional().openapi({ description: 'The deal it is quoted in; a new one when absent' }),
};

const amendment = z.strictObject({
  way: z.enum(amendmentWays),
  start: plainDate.optional().openapi({ description: 'First day; a renewal starts the day after the end' }),
  prices: z.enum(['kept', 'list']).openapi({ description: 'What a unit costs now, or what the price book says' }),
  raise: ratioText.optional().openapi({ description: 'By what share kept prices rise at once' }),
  uplift: ratioText.optional().openapi({ description: 'By what share prices rise at every anniversary' }),
  quantities: quantities
    .optional()
    .openapi({ description: 'Units by line of the subscription: added by an expansion, left by the others' }),
});
const count = z.strictObject({
  start: plainDate.openapi({ description: 'From when what is above is charged' }),
  counts: quantities.openapi({ description: 'Counted units by line of the subscription' }),
});

export const amendmentBody = amendment.openapi('Amendment');
export const countBody = count.openapi('UnitCount');
export const quoteFromBody = amendment.extend(inDeal).openapi('QuoteFromSubscription');
export const trueUpBody = count.extend(inDeal).openapi('TrueUp');

export const plannedSchema = z
  .strictObject({
    content: contentSchema,
    end: plainDate,
    lines: z.array(z.strictObject({ product: z.string(), name: z.string(), quantity: decimalText, net: moneySchema })),
    total: moneySchema,
    leftOut: reofferedSchema.shape.leftOut,
  })
  .openapi('PlannedQuote');

export const subscriptionsQuery = queryOfList(subscriptionList);
export const subscriptionsSchema = listPage(subscriptionRowSchema);
