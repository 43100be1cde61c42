import { z } from 'zod';
import { tiersFault } from '../../domain/pricing/tiers.ts';

const amount = z.string().regex(/^(0|[1-9]\d{0,17})(\.\d{1,12})?$/);
const tiers = z
  .array(z.strictObject({ upTo: amount.nullable(), unitPrice: amount }))
  .min(1)
  .max(100)
  .refine((list) => tiersFault(list) === undefined);

const priceModel = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('flat'), amount }),
  z.strictObject({ kind: z.literal('perUnit'), unitPrice: amount }),
  z.strictObject({ kind: z.literal('graduated'), tiers }),
  z.strictObject({ kind: z.literal('volume'), tiers }),
]);

/** A price model as JSON in a cell: how prices with tiers travel in a file. */
export function parsePriceModel(text: string): { value: string } | { message: string } {
  const message =
    'Write an amount like 1105.64, or a price model as JSON like {"kind":"flat","amount":"100"} with rising tiers, the last open.';
  try {
    const parsed = priceModel.safeParse(JSON.parse(text));
    return parsed.success ? { value: JSON.stringify(parsed.data) } : { message };
  } catch {
    return { message };
  }
}
