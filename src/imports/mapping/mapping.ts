/** How the columns of files become records, as data: written once, saved, and used again. */
import { z } from 'zod';
import { kindNames } from '../kinds/kind.ts';

/** Where a value comes from: the name of a column, or one source with what to make of it. */
export type Value = string | Sourced;

export interface Sourced {
  /** A column of the row. */
  column?: string;
  /** The same for every row. */
  value?: string;
  /** Text with columns in it: "{Year} Q{Quarter}". */
  text?: string;
  /** A value of the first row of another file whose column `match` equals `by`. */
  lookup?: { in: string; match: string; by: Value; take: Value };
  /** What the words of the source are called here. */
  map?: Record<string, string>;
  /** Where the source is empty, finds no row, or says a word that `map` does not have. */
  otherwise?: string;
}

export interface Step {
  import: (typeof kindNames)[number];
  /** The role of the file that the rows come from; the only file when left out. */
  from?: string;
  /** Rows written down here instead. */
  rows?: Record<string, string>[];
  /** Rows to take: each named column has one of these words, "*" any. */
  only?: Record<string, string | string[]>;
  /** What a second row of the same record is; refused when left out. */
  repeated?: 'first' | 'last';
  columns?: Record<string, Value>;
}

export interface Mapping {
  mapping?: string;
  /** The file of each role, by its name. */
  files?: Record<string, string>;
  steps: Step[];
}

const words = z.string().max(500);
const role = z.string().regex(/^[a-zA-Z][\w-]{0,49}$/, 'A role is a word, like "products".');
const few = <T extends z.ZodType>(value: T, most: number) =>
  z.record(words, value).refine((record) => Object.keys(record).length <= most, `At most ${most} entries.`);

const sources = ['column', 'value', 'text', 'lookup'] as const;

const value: z.ZodType<Value> = z.lazy(() =>
  z.union([
    words,
    z
      .strictObject({
        column: words.optional(),
        value: words.optional(),
        text: words.optional(),
        lookup: z.strictObject({ in: role, match: words, by: value, take: value }).optional(),
        map: few(words, 1_000).optional(),
        otherwise: words.optional(),
      })
      .refine((sourced) => sources.filter((name) => sourced[name] !== undefined).length === 1, {
        message: 'Name one source: column, value, text or lookup.',
      }),
  ]),
) as z.ZodType<Value>;

const step = z
  .strictObject({
    import: z.enum(kindNames),
    from: role.optional(),
    rows: z.array(few(words, 50)).max(1_000).optional(),
    only: few(z.union([words, z.array(words).max(100)]), 20).optional(),
    repeated: z.enum(['first', 'last']).optional(),
    columns: few(value, 50).optional(),
  })
  .refine(({ rows, from }) => !(rows && from), 'Rows come from a file or are written here, not both.');

export const mappingSchema = z.strictObject({
  mapping: words.optional(),
  files: few(words, 20).optional(),
  steps: z.array(step).min(1).max(30),
}) as unknown as z.ZodType<Mapping>;

/** Every lookup in a value, the inner ones too. */
export function lookupsOf(value: Value): NonNullable<Sourced['lookup']>[] {
  if (typeof value === 'string' || !value.lookup) return [];
  return [value.lookup, ...lookupsOf(value.lookup.by), ...lookupsOf(value.lookup.take)];
}

/** The columns of its own row that a value reads. */
export function columnsOf(value: Value): string[] {
  if (typeof value === 'string') return [value];
  if (value.column !== undefined) return [value.column];
  if (value.text !== undefined) return [...value.text.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string);
  return value.lookup ? columnsOf(value.lookup.by) : [];
}
