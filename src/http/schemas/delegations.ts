import {
  flag,
  idParam,
  instant,
  line,
  listQuery,
  page,
  plainDate,
  positiveDecimal,
  prose,
  version,
  z,
} from './common.ts';
import { availableField, personRef } from './deal-desk/assessment.ts';

const named = (max: number) =>
  z
    .array(line(100))
    .min(1, 'Name at least one, or leave it out.')
    .max(max)
    .refine((names) => new Set(names).size === names.length, 'Something is named twice.');

export const newDelegationBody = z
  .strictObject({
    from: idParam.optional().openapi({ description: 'Who is away; you when left out' }),
    to: idParam.nullable().openapi({ description: 'Who stands in; null when nobody does' }),
    firstDay: plainDate.openapi({ description: 'A whole day in the calendar of who is away' }),
    lastDay: plainDate.openapi({ description: 'Included' }),
    scope: z
      .strictObject({
        roles: named(50).nullable().default(null),
        regions: named(200).nullable().default(null),
        accounts: z.array(idParam).min(1, 'Name at least one, or leave it out.').max(200).nullable().default(null),
        upTo: positiveDecimal.nullable().default(null).openapi({ description: 'TCV in the policy currency' }),
      })
      .default({ roles: null, regions: null, accounts: null, upTo: null })
      .openapi({ description: 'All that is given must hold; nothing given covers everything' }),
    outOfOffice: z.boolean().default(false),
    note: prose(1_000).default('').openapi({ description: 'Shown to everybody who asks this person' }),
    reason: prose(1_000).default(''),
  })
  .openapi('NewDelegation');

export const delegationSchema = z
  .strictObject({
    id: idParam,
    from: personRef,
    to: personRef.nullable(),
    firstDay: plainDate,
    lastDay: plainDate,
    timeZone: z.string(),
    startsAt: instant,
    endsAt: instant,
    scope: z.strictObject({
      roles: z.array(z.string()).nullable(),
      regions: z.array(z.string()).nullable(),
      accounts: z.array(personRef).nullable(),
      upTo: z.string().nullable(),
    }),
    outOfOffice: z.boolean(),
    note: z.string(),
    reason: z.string(),
    setBy: personRef,
    setAt: instant,
    revokedBy: personRef.nullable(),
    revokedAt: instant.nullable(),
    state: z.enum(['upcoming', 'inForce', 'over', 'revoked']),
    covers: z
      .array(
        z.strictObject({
          approvalId: idParam,
          deal: z.strictObject({ id: idParam, number: z.string(), name: z.string() }),
          step: z.string(),
        }),
      )
      .openapi({ description: 'Open steps that can be decided by it now, of deals that you may see' }),
    available: availableField,
    version,
  })
  .openapi('Delegation');

export const delegationsQuery = listQuery({
  side: z.enum(['given', 'received']).optional().openapi({ description: 'Both when left out' }),
  person: idParam.optional().openapi({ description: 'Somebody you may arrange it for; you when left out' }),
  current: flag.optional().openapi({ description: 'Only what is neither over nor taken back' }),
});
export const delegationsSchema = page(delegationSchema);

export const standInsQuery = z.strictObject({
  from: idParam.optional().openapi({ description: 'Who is away; you when left out' }),
  firstDay: plainDate.optional(),
  lastDay: plainDate.optional().openapi({ description: 'With both days, who would close a circle is told' }),
});
export const standInsSchema = z
  .strictObject({
    office: z.strictObject({ name: z.string(), timeZone: z.string() }).openapi({
      description: 'By whose calendar the days count',
    }),
    regions: z.array(z.string()).openapi({ description: 'What it can be limited to' }),
    items: z.array(
      z.strictObject({
        person: personRef,
        title: z.string(),
        whyNot: z.string().nullable().openapi({ description: 'After their name; null when they can stand in' }),
      }),
    ),
  })
  .openapi('StandIns');

export const awaySchema = z.strictObject({
  items: z.array(
    z
      .strictObject({ person: personRef, lastDay: plainDate, note: z.string(), standIns: z.array(personRef) })
      .openapi('Away'),
  ),
});
