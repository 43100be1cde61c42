/** A quote month by month, as the chart over time and its table show it. */
import type { OverTimeView } from '../../../domain/measures/over-time.ts';
import { currency, decimalText, plainDate, z } from '../common.ts';

const flow = z.strictObject({
  recurring: decimalText.openapi({ description: 'Recurring fees for the month' }),
  usage: decimalText.openapi({ description: 'Committed usage of the month' }),
  oneTime: decimalText,
  billed: decimalText.openapi({ description: 'By the day of issue' }),
  cash: decimalText.openapi({ description: 'By the day on which it is due' }),
});

export const overTimeSchema = z
  .strictObject({
    currency,
    months: z.array(
      z.strictObject({
        month: z.int().openapi({ description: 'Counted from the start of the quote, which is month 0' }),
        from: plainDate,
        amounts: flow,
        sums: flow.openapi({ description: 'Since the beginning' }),
      }),
    ),
    stretches: z.array(
      z.strictObject({
        line: z.string(),
        name: z.string(),
        open: z.boolean().openapi({ description: 'The customer may still choose it: it counts in no month' }),
        from: plainDate,
        to: plainDate,
        quantity: decimalText,
        net: decimalText,
      }),
    ),
  })
  .openapi('OverTime') satisfies z.ZodType<OverTimeView>;
