import { agreementStates } from '../../queries/catalogue/agreements.ts';
import {
  currency,
  decimalText,
  idParam,
  line,
  listQuery,
  nonNegativeDecimal,
  page,
  plainDate,
  positiveDecimal,
  version,
  z,
} from './common.ts';
import { availableField, personRef } from './deal-desk/assessment.ts';

const fields = {
  externalId: line(100).nullable(),
  name: line(),
  currency,
  unitPrice: nonNegativeDecimal.openapi({ description: 'Of a unit, for the price period of the product' }),
  validFrom: plainDate.openapi({ description: 'First day on which a line may start at this price' }),
  validTo: plainDate.openapi({ description: 'Last day, inclusive' }),
  upTo: positiveDecimal.nullable().openapi({ description: 'Units it covers at most; null: any number' }),
  contract: line(500).openapi({ description: 'Where it is written' }),
};

export const newAgreementBody = z
  .strictObject({ accountId: idParam, productId: idParam, ...fields })
  .partial({ externalId: true, upTo: true })
  .openapi('NewPriceAgreement');
export const agreementEndBody = z.strictObject({
  on: plainDate.optional().openapi({
    description:
      'The last day on which lines may start at its price. Left out: today; of one that has not begun, it never counts',
  }),
  reason: line(500),
});

export const agreementSchema = z
  .strictObject({
    id: idParam,
    version,
    account: personRef,
    product: z.strictObject({
      id: idParam,
      sku: z.string(),
      name: z.string(),
      unit: z.string(),
      pricePeriod: z.enum(['month', 'year']).nullable(),
    }),
    ...fields,
    unitPrice: decimalText,
    upTo: decimalText.nullable(),
    used: decimalText.openapi({ description: 'Units that signed quotes took' }),
    askedFor: decimalText.openapi({ description: 'Units of quotes that were submitted and may still be signed' }),
    left: decimalText.nullable().openapi({ description: 'Units that signed quotes left; null: any number' }),
    state: z.enum(agreementStates),
    enteredBy: personRef,
    confirmedBy: personRef.nullable(),
    endedBy: personRef.nullable(),
    endReason: z.string().nullable(),
    available: availableField,
  })
  .openapi('PriceAgreement');
export const agreementsQuery = listQuery(
  {
    account: idParam.optional(),
    product: z.string().max(100).optional().openapi({ description: 'SKU' }),
    currency: currency.optional(),
    state: z.enum(agreementStates).optional(),
    on: plainDate.optional().openapi({ description: 'A day that they cover' }),
    counts: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional()
      .openapi({ description: 'Whether it was confirmed and not withdrawn' }),
  },
  plainDate,
);
export const agreementsSchema = page(agreementSchema);
