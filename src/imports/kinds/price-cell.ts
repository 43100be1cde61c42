import { z } from 'zod';
import { tiersFault } from '../../domain/pricing/tiers.ts';

const amount = z.string().regex(/^(0|[1-9]\d{0,17})(\.\d{1,12})?$/);
const tiers = z
  .array(z.strictObject({ upTo: amount.nullable(), unitPrice: amount }))
  .min(1)
  .max(100)
  .refine((list) => tiersFault(list) === undefined);

const names = z.array(z.string().trim().min(1).max(100)).min(1).max(50);

const priceModel = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('flat'), amount }),
  z.strictObject({ kind: z.literal('perUnit'), unitPrice: amount }),
  z.strictObject({ kind: z.literal('graduated'), tiers }),
  z.strictObject({ kind: z.literal('volume'), tiers }),
  z.strictObject({ kind: z.literal('package'), size: amount.regex(/[1-9]/), unitPrice: amount }),
  z.strictObject({
    kind: z.literal('percentOf'),
    percent: z.string().regex(/^(?=.*[1-9])(0(\.\d{1,12})?|1(\.0{1,12})?)$/),
    of: z.enum(['list', 'net']),
    families: names.optional(),
    products: names.optional(),
  }),
]);

/** A price model as JSON in a cell: how prices with tiers travel in a file. */
export function parsePriceModel(text: string): { value: string } | { message: string } {
  const message =
    'Write an amount like 1105.64, or a price model as JSON like {"kind":"flat","amount":"100"}: tiers rise, the last is open; a share is above 0 and at most 1.';
  try {
    const parsed = priceModel.safeParse(JSON.parse(text));
    return parsed.success ? { value: JSON.stringify(parsed.data) } : { message };
  } catch {
    return { message };
  }
}
