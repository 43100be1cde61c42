import { flag, idParam, instant, line, listQuery, page, prose, version, z } from '../common.ts';
import { availableField, personRef, stateField } from './assessment.ts';

const typeRef = z.strictObject({ name: z.string(), title: z.string() });
const minutes = z.int().openapi({ description: 'Minutes of opening time' });

const promised = z
  .strictObject({
    dueAt: instant.nullable(),
    doneAt: instant.nullable(),
    minutes: minutes.nullable(),
    took: minutes.nullable(),
    met: z.boolean().nullable(),
    overdue: z.boolean(),
  })
  .openapi('DeskPromise');

const clock = z.enum(['firstResponse', 'resolution']);

export const deskRequestRowSchema = z
  .strictObject({
    id: idParam,
    number: z.string().openapi({ examples: ['R-1003'] }),
    type: typeRef,
    subject: z.string(),
    deal: z.strictObject({ id: idParam, number: z.string(), name: z.string() }),
    account: personRef,
    askedBy: personRef,
    askedAt: instant,
    owner: personRef.nullable(),
    state: stateField,
    firstResponse: promised,
    resolution: promised,
    next: z.strictObject({ clock, dueAt: instant, overdue: z.boolean() }).nullable(),
    satisfied: z.boolean().nullable(),
    etagVersion: version,
  })
  .openapi('DeskRequestRow');

export const deskRequestListQuery = listQuery({
  open: flag.optional(),
  unassigned: flag.optional(),
  mine: flag.optional(),
  askedByMe: flag.optional(),
  deal: idParam.optional(),
  type: z.string().max(60).optional(),
  sort: z.enum(['due', 'asked']).default('due'),
});
export const deskRequestListSchema = page(deskRequestRowSchema);

export const deskRequestSchema = z
  .strictObject({
    ...deskRequestRowSchema.shape,
    available: availableField,
    restingSince: instant.nullable(),
    countedFrom: instant,
    office: z.strictObject({ name: z.string(), timeZone: z.string() }),
    rating: z.strictObject({ satisfied: z.boolean(), comment: z.string() }).nullable(),
    thread: z.array(
      z.strictObject({
        id: z.string(),
        type: z.string(),
        by: personRef.nullable(),
        at: instant,
        message: z.string(),
        to: personRef.nullable(),
        clock: clock.nullable(),
        satisfied: z.boolean().nullable(),
      }),
    ),
  })
  .openapi('DeskRequest');

const words = prose(10_000).trim().min(1, 'This may not be empty.');

export const newDeskRequestSchema = z
  .strictObject({ dealId: idParam, type: z.string().max(60), subject: line(200), message: words })
  .openapi('NewDeskRequest');
export const messageBody = z.strictObject({ message: words });
export const handOverBody = z.strictObject({ to: idParam, message: prose(10_000).default('') });
export const ratingBody = z.strictObject({ satisfied: z.boolean(), comment: prose(2_000).default('') });

const levels = {
  title: line(100),
  description: prose(500),
  firstResponseMinutes: z.int().min(1, 'At least one minute.').max(60_000),
  resolutionMinutes: z.int().min(1, 'At least one minute.').max(60_000).nullable(),
  complex: z.boolean().openapi({ description: 'Asked at 16:00 or later, it counts from the next business day' }),
  source: prose(200),
  active: z.boolean(),
};

export const requestTypeSchema = z.strictObject({ name: z.string(), ...levels, version }).openapi('DeskRequestType');
export const requestTypeListSchema = z.strictObject({ items: z.array(requestTypeSchema) });
export const newRequestTypeSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'Small letters, digits and hyphens.'),
    ...levels,
    description: levels.description.default(''),
    complex: levels.complex.default(false),
    source: levels.source.default(''),
    active: levels.active.default(true),
  })
  .openapi('NewDeskRequestType');
export const requestTypeChangesSchema = z.strictObject(levels).partial().openapi('DeskRequestTypeChanges');
export const byTypeName = z.strictObject({ name: z.string().max(60) });

const kept = z.strictObject({ met: z.int(), missed: z.int(), medianMinutes: minutes.nullable() });

export const deskLevelsSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        type: typeRef,
        quarter: z.string().openapi({ examples: ['2026-Q4'] }),
        asked: z.int(),
        firstResponse: kept,
        resolution: kept,
        satisfied: z.int(),
        notSatisfied: z.int(),
      }),
    ),
  })
  .openapi('DeskLevels');
