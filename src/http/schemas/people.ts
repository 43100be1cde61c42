import {
  country,
  email,
  flag,
  idParam,
  line,
  listQuery,
  moneySchema,
  page,
  plainDate,
  prose,
  version,
  z,
} from './common.ts';

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

export const workSchema = z
  .strictObject({
    deals: z.int().openapi({ description: 'Open deals that they own' }),
    decisions: z.int().openapi({ description: 'Steps that wait for their decision' }),
    standIns: z.int().openapi({ description: 'Delegations that they gave and that are not over' }),
    standingIn: z.int().openapi({ description: 'Delegations to them that are not over' }),
    reports: z.int().openapi({ description: 'Active people who report to them' }),
  })
  .openapi('Work');
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
export const sellerSchema = newSellerBody.extend({ id: idParam, registration: z.string() }).openapi('Seller');
export const sellersSchema = z.strictObject({ items: z.array(sellerSchema) });
export const idSchema = z.strictObject({ id: z.string() }).openapi('Created');

export const quotasSchema = z.strictObject({
  items: z.array(z.strictObject({ startsOn: plainDate, period: z.string(), amount: moneySchema }).openapi('Quota')),
});
