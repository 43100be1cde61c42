import { invoiceList, orderList } from '../../../domain/lists/shapes.ts';
import { idParam, instant, line, moneySchema, plainDate, prose, version, z } from '../common.ts';
import { listPage, queryOfList } from '../lists.ts';
import { availableField, personRef, scheduledInvoiceSchema, stateField } from './assessment.ts';

const head = {
  id: idParam,
  number: z.string().openapi({ examples: ['O-1003'] }),
  deal: z.strictObject({ id: idParam, number: z.string(), name: z.string() }),
  account: personRef,
  seller: personRef,
  state: stateField,
  total: moneySchema,
  createdAt: instant,
};

export const orderRowSchema = z.strictObject(head).openapi('OrderRow');
export const orderListQuery = queryOfList(orderList);
export const orderListSchema = listPage(orderRowSchema);

export const invoiceSchema = z
  .strictObject({
    id: idParam,
    orderId: idParam,
    order: z.strictObject({ id: idParam, number: z.string() }),
    account: personRef,
    ordinal: z.int(),
    number: z.string().nullable(),
    state: stateField,
    available: availableField,
    etagVersion: version,
    amount: moneySchema,
    issueOn: plainDate,
    dueOn: plainDate,
    period: z.strictObject({ from: plainDate, to: plainDate }),
    lines: z.array(z.strictObject({ line: z.string(), name: z.string(), amount: moneySchema })),
    issuedOn: plainDate.nullable(),
    settledOn: plainDate.nullable(),
    milestone: z
      .string()
      .nullable()
      .openapi({ description: 'What it waits for; until it is issued its days are those that are expected' }),
    overdue: z.boolean(),
  })
  .openapi('Invoice');
export const invoiceListQuery = queryOfList(invoiceList);
export const invoiceListSchema = listPage(invoiceSchema);

const stretch = { quantity: z.string(), from: plainDate, to: plainDate, list: moneySchema, net: moneySchema };

export const orderSchema = z
  .strictObject({
    ...head,
    etagVersion: version,
    available: availableField,
    termsHash: z.string(),
    contract: z.strictObject({ id: idParam, number: z.string() }),
    quote: z.strictObject({ id: idParam, number: z.string(), version }),
    paymentTerms: z.string(),
    billing: z.string(),
    lines: z.array(
      z.strictObject({
        id: z.string(),
        product: z.string(),
        name: z.string(),
        ...stretch,
        segments: z
          .array(z.strictObject(stretch))
          .optional()
          .openapi({ description: 'The steps of a ramp; they sum to the line' }),
      }),
    ),
    schedule: z.array(scheduledInvoiceSchema),
    invoices: z.array(invoiceSchema).openapi({ description: 'Made when the order is accepted' }),
    held: z.strictObject({ reason: z.string(), by: personRef, at: instant }).nullable(),
  })
  .openapi('Order');

export const noteBody = z.strictObject({ note: prose(2_000).default('') });
export const settlementBody = z.strictObject({ settledOn: plainDate, reference: line(200) });
