import { idParam, instant, line, prose, version, z } from '../common.ts';
import { findingSchema, personRef } from './assessment.ts';

export const byPolicy = z.strictObject({ policy: line(100) });
export const byPolicyVersion = z.strictObject({
  policy: line(100),
  version: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'Write a version number.')
    .transform(Number)
    .pipe(version),
});

export const policyRowSchema = z
  .strictObject({
    policy: z.string(),
    governing: z.boolean().openapi({ description: 'It decides the route of every deal' }),
    versions: z.array(
      z.strictObject({
        version,
        status: z.enum(['draft', 'published']),
        inForce: z.boolean(),
        effectiveFrom: instant.nullable(),
        uploadedBy: personRef,
        uploadedAt: instant,
        publishedBy: personRef.nullable(),
        publishedAt: instant.nullable(),
        note: z.string(),
        sha256: z.string(),
      }),
    ),
  })
  .openapi('Policy');
export const policyListSchema = z.strictObject({ items: z.array(policyRowSchema) });

const testResult = z.strictObject({ name: z.string(), passed: z.boolean(), differences: z.array(z.string()) });

const outcomeSchema = z.strictObject({
  name: z.string(),
  kinds: z.array(z.string()),
  asks: z.array(z.string()),
  because: z.string(),
});

/** A version as a page to read: its tables, limits, tests and source. */
export const policyVersionSchema = z
  .strictObject({
    ...policyRowSchema.shape.versions.element.shape,
    policy: z.string(),
    title: z.string(),
    source: z.string().openapi({ description: 'The file as it was uploaded' }),
    inputs: z.array(
      z.strictObject({
        name: z.string(),
        type: z.string(),
        values: z.array(z.string()).nullable(),
        worse: z.string().nullable(),
        meaning: z.string().nullable(),
      }),
    ),
    tables: z.array(
      z.strictObject({
        name: z.string(),
        hit: z.string(),
        scope: z.string(),
        otherwise: z.string(),
        missing: z.string(),
        columns: z.array(z.string()),
        outcomes: z.array(outcomeSchema),
        rows: z.array(
          z.strictObject({
            id: z.string(),
            rule: z.string(),
            when: z.array(z.string()),
            then: z.array(z.string()),
            because: z.string().nullable(),
          }),
        ),
      }),
    ),
    limits: z.array(z.strictObject({ who: z.string(), input: z.string(), bound: z.string() })),
    tests: z.array(testResult),
    available: z.array(z.string()),
  })
  .openapi('PolicyVersion');

export const newPolicyVersionBody = z.strictObject({
  source: prose(250_000).min(1, 'The file is empty.').openapi({ description: 'YAML or JSON text of the policy file' }),
  note: prose(2_000).default(''),
});
export const policyVersionRefSchema = z.strictObject({ policy: z.string(), version, sha256: z.string() });
export const publicationBody = z.strictObject({ effectiveFrom: instant.optional() });

const count = z.int().min(0);

/** A policy file with the rows of a workbook: to be looked at, and then uploaded or not. */
export const changedPolicySchema = z
  .strictObject({
    source: z.string().openapi({ description: 'The new file; nothing is kept of it' }),
    tables: z.array(
      z.strictObject({ table: z.string(), added: count, removed: count, changed: count, reordered: z.boolean() }),
    ),
    problems: z
      .array(z.strictObject({ pointer: z.string(), message: z.string() }))
      .openapi({ description: 'What no longer fits in the rest of the file, as a test of a rule that is gone' }),
    tests: z.array(testResult),
  })
  .openapi('ChangedPolicy');

export const evaluationBody = z.strictObject({
  input: z.record(z.string(), z.unknown()).optional().openapi({ description: 'Input names and values' }),
  quoteId: idParam.optional().openapi({ description: 'Take the inputs of this quote’s active version instead' }),
});

export const evaluationSchema = z
  .strictObject({
    findings: z.array(findingSchema),
    warnings: z.array(findingSchema),
    route: z.array(
      z.array(
        z.strictObject({
          label: z.string(),
          quorum: z.union([z.string(), z.number()]),
          role: z.string().optional(),
          user: z.string().optional(),
          group: z.union([z.string(), z.array(z.string())]).optional(),
          chain: z.string().optional(),
          rules: z.array(z.string()),
          causes: z.array(z.strictObject({ rule: z.string(), outcome: z.string() })),
        }),
      ),
    ),
    standard: z.boolean(),
    blocked: z.boolean(),
    trace: z.array(
      z.strictObject({
        table: z.string(),
        hit: z.string(),
        line: z.string().optional(),
        otherwise: z.string().optional(),
        rows: z.array(
          z.strictObject({
            row: z.string(),
            match: z.enum(['matched', 'not-matched', 'missing']),
            fired: z.boolean(),
            cells: z.array(
              z.strictObject({
                input: z.string(),
                cell: z.string(),
                match: z.enum(['matched', 'not-matched', 'missing']),
                actual: z.string().nullable(),
              }),
            ),
          }),
        ),
      }),
    ),
  })
  .openapi('Evaluation');
