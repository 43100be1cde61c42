import { accountList } from '../../domain/lists/shapes.ts';
import { creditClasses } from '../../domain/deal.ts';
import { country, email, idParam, line, listQuery, page, plainDate, prose, version, z } from './common.ts';
import { listPage, queryOfList } from './lists.ts';

const accountFields = {
  externalId: line(100).nullable(),
  name: line(),
  parentId: idParam.nullable(),
  region: line(100),
  country,
  segment: line(100),
  creditClass: z.enum(creditClasses),
  customerSince: plainDate.nullable(),
  masterAgreement: z.boolean(),
  address: prose(1_000),
  ownerId: idParam.nullable(),
};

export const accountSchema = z
  .strictObject({
    id: idParam,
    ...accountFields,
    subscribedSince: plainDate
      .nullable()
      .openapi({ description: 'First day of its first subscription, once that has come' }),
    version,
  })
  .openapi('Account');
export const newAccountBody = z
  .strictObject(accountFields)
  .partial()
  .required({ name: true, region: true, country: true, segment: true, creditClass: true })
  .openapi('NewAccount');
export const accountChangesBody = z
  .strictObject(accountFields)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Nothing is changed.')
  .openapi('AccountChanges');
export const accountsQuery = queryOfList(accountList);
export const accountsSchema = listPage(accountSchema);

const contactFields = {
  name: line(),
  title: z.string().trim().max(200),
  email,
  phone: z.string().trim().max(50),
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'Write a language like "en" or "pt-BR".'),
  roles: z.array(line(50)).max(20),
};

export const contactSchema = z
  .strictObject({ id: idParam, accountId: idParam, ...contactFields, version })
  .openapi('Contact');
export const newContactBody = z
  .strictObject({ accountId: idParam, ...contactFields })
  .partial()
  .required({ accountId: true, name: true, email: true })
  .openapi('NewContact');
export const contactChangesBody = z
  .strictObject(contactFields)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Nothing is changed.')
  .openapi('ContactChanges');
export const contactsQuery = listQuery({ account: idParam.optional() });
export const contactsSchema = page(contactSchema);
