/** Importing and exporting: kinds of data, runs with their files and reports, saved mappings. */
import { kindNames } from '../../imports/kinds/kind.ts';
import { runStates } from '../../imports/run/states.ts';
import { countedKey, decimalText, idParam, instant, line, listQuery, page, version, z } from './common.ts';
import { availableField, personRef } from './deal-desk/assessment.ts';

export const kindField = z.enum(kindNames);

/** Where a value comes from: a column, or a source with what to make of it. Lookups nest; the program checks them. */
const mappedValue = z.union([z.string().max(500), z.looseObject({})]).openapi({
  description:
    'A column’s name, or one of {column}, {value}, {text: "{Column} …"}, {lookup: {in, match, by, take}}, with map and otherwise',
});

const stepSchema = z.strictObject({
  import: kindField,
  from: z.string().max(50).optional(),
  rows: z.array(z.record(z.string(), z.string())).max(1_000).optional(),
  only: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  repeated: z.enum(['first', 'last']).optional(),
  columns: z.record(z.string(), mappedValue).optional(),
});

export const mappingField = z
  .strictObject({
    mapping: z.string().max(500).optional(),
    files: z.record(z.string(), z.string()).optional(),
    steps: z.array(stepSchema).min(1).max(30),
  })
  .openapi('ImportMapping');

export const importKindsSchema = z.strictObject({
  items: z.array(
    z
      .strictObject({
        name: kindField,
        title: z.string(),
        permission: z.string(),
        mayImport: z.boolean(),
        mayExport: z.boolean(),
        exportFormats: z.array(z.enum(['csv', 'xlsx'])),
        columns: z.array(
          z.strictObject({ name: z.string(), title: z.string(), required: z.boolean(), note: z.string().nullable() }),
        ),
      })
      .openapi('ImportKind'),
  ),
});

const count = z.int().min(0);

const outcomeSchema = z.strictObject({
  state: z.enum(['checked', 'refused', 'applied']),
  problems: count,
  steps: z.array(
    z.strictObject({
      kind: kindField,
      file: z.string(),
      rows: count,
      problems: count,
      added: count,
      changed: count,
      unchanged: count,
      sums: z
        .array(
          z.strictObject({
            currency: z.string(),
            orders: count,
            lines: count,
            amount: decimalText,
            list: decimalText,
            cost: z.union([decimalText, z.literal('hidden')]).nullable(),
          }),
        )
        .optional(),
      repricing: z
        .strictObject({
          lines: count,
          differ: count,
          differUnrounded: count,
          byACent: count,
          largest: decimalText,
          largestLine: count.nullable(),
        })
        .optional(),
    }),
  ),
});

export const importRunSchema = z
  .strictObject({
    id: idParam,
    state: z.enum(runStates),
    available: availableField,
    dryRun: z.boolean(),
    mapping: mappingField.nullable(),
    files: z.array(z.strictObject({ name: z.string(), size: count, sha256: z.string() })),
    progress: z
      .strictObject({
        step: version,
        steps: version,
        kind: kindField,
        rows: count,
        size: count,
        read: count,
        doing: z.enum(['reading', 'writing']),
      })
      .nullable(),
    outcome: outcomeSchema.nullable(),
    problems: count,
    error: z.string().nullable(),
    by: personRef.nullable(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .openapi('ImportRun');
export const importRunsSchema = page(importRunSchema);
export const importRunsQuery = listQuery({});
export const uploadQuery = z.strictObject({ name: line(200) });

export const startImportBody = z
  .strictObject({ mapping: mappingField, dryRun: z.boolean().default(true) })
  .openapi('StartImport');

export const importColumnsSchema = z.strictObject({
  items: z.array(
    z
      .strictObject({
        name: z.string(),
        columns: z.array(z.strictObject({ name: z.string(), samples: z.array(z.string()) })),
        suggested: z.record(z.string(), z.record(z.string(), mappedValue)),
      })
      .openapi('ImportColumns'),
  ),
});

export const importProblemsQuery = listQuery({}, countedKey, countedKey);
export const importProblemsSchema = page(
  z
    .strictObject({
      ordinal: z.string(),
      kind: kindField,
      file: z.string(),
      line: count,
      pointer: z.string(),
      message: z.string(),
    })
    .openapi('ImportProblem'),
);

export const byMappingName = z.strictObject({ name: line(100) });
export const savedMappingSchema = z
  .strictObject({ name: z.string(), mapping: mappingField, by: personRef.nullable(), savedAt: instant })
  .openapi('SavedMapping');
export const savedMappingsSchema = z.strictObject({ items: z.array(savedMappingSchema) });
export const saveMappingBody = z.strictObject({ mapping: mappingField });
export const byKind = z.strictObject({ kind: kindField });
export const exportDataQuery = z.strictObject({ format: z.enum(['csv', 'xlsx']).default('csv') });
