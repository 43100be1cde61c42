/** What a quote makes of the subscription that runs, as the API shows it. */
import type { ChangeTable } from '../../../domain/measures/change-table.ts';
import { decimalText, idParam, moneySchema, plainDate, ratioAnswer, z } from '../common.ts';

const compared = <T extends z.ZodType>(value: T) =>
  z.strictObject({ now: value.nullable(), proposed: value.nullable(), difference: value.nullable() });

export const changeTableSchema = z
  .strictObject({
    subscription: z.strictObject({ id: idParam, number: z.string() }),
    change: z.enum(['adds', 'replaces']),
    arr: compared(moneySchema),
    mrr: compared(moneySchema),
    end: z.strictObject({ now: plainDate, proposed: plainDate, difference: z.int() }).openapi({
      description: 'Inclusive last days; the difference in days',
    }),
    discount: compared(ratioAnswer).openapi({
      description: 'Of what recurs: as it was given, and as it will be on the first day',
    }),
    products: z.array(
      z.strictObject({
        product: z.string(),
        name: z.string(),
        units: compared(decimalText),
        unitPrice: compared(moneySchema).openapi({ description: 'What a unit costs a year' }),
        arr: compared(moneySchema),
      }),
    ),
  })
  .openapi('ChangeTable') satisfies z.ZodType<ChangeTable>;
