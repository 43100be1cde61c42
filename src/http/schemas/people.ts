import {
  country,
  currency,
  decimalText,
  email,
  flag,
  idParam,
  instant,
  line,
  listQuery,
  moneySchema,
  page,
  plainDate,
  positiveDecimal,
  prose,
  version,
  z,
} from './common.ts';
import { personRef } from './deal-desk/assessment.ts';

const userFields = {
  email,
  name: line(),
  title: z.string().trim().max(200),
  managerId: idParam.nullable(),
  teamId: idParam.nullable(),
  active: z.boolean(),
  roles: z
    .array(z.string().regex(/^[a-z][a-z0-9-]{0,49}$/))
    .max(50)
    .refine((roles) => new Set(roles).size === roles.length, 'A role is named twice.'),
};

export const userSchema = z
  .strictObject({
    id: idParam,
    ...userFields,
    email: z.string(),
    name: z.string(),
    office: z
      .strictObject({ id: idParam, name: z.string(), timeZone: z.string() })
      .nullable()
      .openapi({ description: 'By whose calendar their days count' }),
    access: z.enum(['ready', 'invited', 'invitation-over', 'not-invited']).openapi({
      description: 'Whether they have what they need to sign in, or were asked to set a password',
    }),
    version,
  })
  .openapi('User');

export const newUserBody = z
  .strictObject({ email, name: userFields.name, roles: userFields.roles.default([]) })
  .extend({
    title: userFields.title.optional(),
    managerId: userFields.managerId.optional(),
    teamId: userFields.teamId.optional(),
    invited: z
      .boolean()
      .default(true)
      .openapi({ description: 'Write to them with a link to set their password; nobody sets it for them' }),
  })
  .openapi('NewUser');

export const userChangesBody = z
  .strictObject(userFields)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Nothing is changed.')
  .openapi('UserChanges');

export const usersQuery = listQuery({
  q: z.string().max(200).optional(),
  role: z.string().max(50).optional(),
  team: idParam.optional(),
  active: flag.optional(),
});
export const usersSchema = page(userSchema);

const workDeal = z.strictObject({ id: idParam, number: z.string(), name: z.string() });
export const workSchema = z
  .strictObject({
    deals: z.int().openapi({ description: 'Open deals that they own' }),
    decisions: z.int().openapi({ description: 'Steps that wait for their decision' }),
    standIns: z.int().openapi({ description: 'Delegations that they gave and that are not over' }),
    standingIn: z.int().openapi({ description: 'Delegations to them that are not over' }),
    reports: z.int().openapi({ description: 'Active people who report to them' }),
    openDeals: z.array(workDeal).openapi({ description: 'The latest of the open deals, of those that you may see' }),
    openSteps: z
      .array(z.strictObject({ approvalId: idParam, deal: workDeal, step: z.string(), dueAt: instant.nullable() }))
      .openapi({ description: 'What waits longest for them, of deals that you may see' }),
    moved: z
      .array(
        z.strictObject({
          deal: workDeal,
          approvalId: idParam.nullable(),
          step: z.string().nullable(),
          to: z.array(personRef),
          at: instant,
          reason: z.string(),
        }),
      )
      .openapi({ description: 'What went to others: deals handed over, and steps that ask others now; latest first' }),
  })
  .openapi('Work');
export const consequencesSchema = z
  .strictObject({
    requests: z.int().openapi({ description: 'Running requests that would look anew at whom they ask' }),
    tried: z.int().openapi({ description: 'Of how many of them the moves are' }),
    moves: z.array(
      z.strictObject({
        label: z.string(),
        stays: z.array(personRef).openapi({ description: 'Asked before and after' }),
        asked: z.array(personRef),
        released: z.array(personRef),
        fellBack: z.boolean().openapi({ description: 'The policy’s fallback is asked: too few others can decide' }),
        steps: z.int(),
        requests: z
          .array(z.strictObject({ id: idParam, deal: workDeal }))
          .openapi({ description: 'Those of deals that you may see' }),
      }),
    ),
  })
  .openapi('Consequences');
export const handOverBody = z
  .strictObject({ to: idParam, reason: prose(2_000).trim().min(1, 'Say why.') })
  .openapi('HandOver');
export const handedOverSchema = z.strictObject({ deals: z.int() });

export const roleSchema = z
  .strictObject({ name: z.string(), title: z.string(), permissions: z.array(z.string()) })
  .openapi('Role');
export const rolesSchema = z.strictObject({ items: z.array(roleSchema) });

export const newTeamBody = z.strictObject({ name: line(100) }).openapi('NewTeam');
export const teamSchema = z.strictObject({ id: idParam, name: z.string() }).openapi('Team');
export const teamsSchema = z.strictObject({ items: z.array(teamSchema) });

export const newSellerBody = z
  .strictObject({
    name: line(),
    address: prose(1_000).min(1),
    registration: z.string().trim().max(200).default(''),
    country,
  })
  .openapi('NewSeller');
export const sellerSchema = newSellerBody
  .extend({
    id: idParam,
    registration: z.string(),
    rounding: z
      .partialRecord(currency, decimalText)
      .openapi({ description: 'Steps to which lines and discounts are rounded; of other currencies the minor unit' }),
  })
  .openapi('Seller');
export const roundingBody = z
  .strictObject({
    currency,
    step: positiveDecimal.nullable().openapi({ description: 'null: the minor unit of the currency' }),
  })
  .openapi('NewRounding');
export const sellersSchema = z.strictObject({ items: z.array(sellerSchema) });
export const idSchema = z.strictObject({ id: z.string() }).openapi('Created');

export const quotasSchema = z.strictObject({
  items: z.array(z.strictObject({ startsOn: plainDate, period: z.string(), amount: moneySchema }).openapi('Quota')),
});
