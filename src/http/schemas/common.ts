/** The pieces every schema of the API is made of. Field errors are written for the person who filled the field. */
import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { dateForm, dateRange, firstDate, lastDate } from '../../domain/calendar.ts';
import { currencies } from '../../domain/offer.ts';

extendZodWithOpenApi(z);
export { z };

/** The body of a raw upload. */
export const bytes = z.custom<Buffer>((value) => Buffer.isBuffer(value));

export const idParam = z.uuid();
export const byId = z.strictObject({ id: idParam });

/** One line of text; spaces around it do not count. */
export function line(max = 200) {
  return z
    .string()
    .trim()
    .min(1, 'This may not be empty.')
    .max(max, `At most ${max} characters.`)
    .regex(/^[^\n\r\v\f\u0085\u2028\u2029]*$/, 'One line only.');
}

/** Text of several lines; may be empty. */
export function prose(max = 10_000) {
  return z.string().max(max, `At most ${max} characters.`);
}

export const email = z.email('This is not an e-mail address.').max(254);

export const currency = z.enum(currencies);

/** Decimal text: "1105.64". Never a number: those are binary floats. */
export const decimalText = z
  .string()
  .regex(/^-?(0|[1-9]\d{0,17})(\.\d{1,12})?$/, { error: 'Write a number, like "1105.64".', abort: true })
  .openapi({ examples: ['1105.64'] });

/** Shares of list; null: no bound on that side. */
export const discountRange = z.strictObject({ from: decimalText.nullable(), to: decimalText.nullable() });

export const positiveDecimal = decimalText.refine(
  (text) => /[1-9]/.test(text) && !text.startsWith('-'),
  'This must be more than zero.',
);
export const nonNegativeDecimal = decimalText.refine((text) => !/^-.*[1-9]/.test(text), 'This may not be negative.');

export const moneySchema = z.strictObject({ amount: decimalText, currency }).openapi('Money');

const ratioPattern = /^(0|[1-9]\d{0,8})(\.\d{1,12})?%?$/;

/** A ratio as asked: "0.2" or "20%". Handed on as decimal text: "0.2". */
export const ratioText = z
  .string()
  .regex(ratioPattern, 'Write a share as "0.2" or "20%".')
  .transform((text) => (text.endsWith('%') ? hundredth(text.slice(0, -1)) : text))
  .openapi({ type: 'string', pattern: ratioPattern.source, examples: ['0.2', '20%'] });

/** A ratio as answered: eight places. */
export const ratioAnswer = z
  .string()
  .regex(/^-?\d+\.\d{8,}$/)
  .openapi({ examples: ['0.20000000'] });

export const plainDate = z.iso
  .date({ error: dateForm, abort: true })
  .refine((text) => text >= firstDate && text <= lastDate, dateRange);
/** ISO 8601 UTC. */
export const instant = z.iso.datetime();

/** An ISO 3166-1 alpha-2 code. */
export const country = z.string().regex(/^[A-Z]{2}$/, 'Write the country as two capital letters, like "DE".');

/** A row's version, as in its ETag. */
export const version = z.int().min(1);

/** One page of a list; `next` is the cursor of the page after it, null on the last. */
export function page<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() });
}

/** How many rows of a list are asked for at once. */
export const limit = z
  .string()
  .regex(/^\d{1,3}$/, 'Write a whole number.')
  .transform(Number)
  .pipe(z.int().min(1).max(200))
  .default(50)
  .openapi({ type: 'integer', minimum: 1, maximum: 200, default: 50 });

/** The query of a list: paging and the list's own filters. `key` is the shape of the list's sort key, `id` of its ids. */
export function listQuery<T extends z.ZodRawShape>(
  filters: T,
  key: z.ZodType<string> = z.string(),
  id: z.ZodType<string> = idParam,
) {
  return z.strictObject({
    limit,
    cursor: cursor(key, id).optional(),
    ...filters,
  });
}

/** A cursor's key that the database counted up. */
export const countedKey = z.string().regex(/^\d{1,18}$/);

function cursor(key: z.ZodType<string>, id: z.ZodType<string>) {
  return opaqueJson(z.tuple([key, id]));
}

/** What okPage made of a page's end. */
export function opaqueJson<T>(shape: z.ZodType<T>) {
  return z
    .string()
    .max(2_000)
    .transform((text, context) => {
      const parsed = shape.safeParse(jsonOf(text));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: 'This is not a cursor of this list: take it from `next`.' });
      return z.NEVER;
    })
    .openapi({ type: 'string', description: '`next` of the page before' });
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** A yes or no in a query. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

const remedy = z
  .union([z.strictObject({ add: z.string() }), z.strictObject({ remove: z.string() })])
  .openapi({ description: 'The SKU of the product that would mend it, on the quote or off it' });

export const problemSchema = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.strictObject({ pointer: z.string(), message: z.string(), remedy: remedy.optional() })).optional(),
    available: z.array(z.string()).optional(),
    by: z.string().optional(),
    at: z.string().optional(),
  })
  .openapi('Problem');

// Moves the point two places to the left in the text itself: exact.
function hundredth(text: string): string {
  const [whole = '0', fraction = ''] = text.split('.');
  const digits = whole.padStart(3, '0');
  const moved = `${digits.slice(0, -2).replace(/^0+(?=\d)/, '')}.${digits.slice(-2)}${fraction}`;
  return moved.replace(/\.?0+$/, '');
}
