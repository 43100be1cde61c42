/** Customers and the people there. */
import { addAccount, addContact, changeAccount, changeContact } from '../../commands/directory/accounts.ts';
import { accountList } from '../../domain/lists/shapes.ts';
import { isRefusal } from '../../commands/refusal.ts';
import { listAccounts, listContacts, readAccount, readContact } from '../../queries/directory/accounts.ts';
import { okPage } from '../pages.ts';
import { notFound } from '../problem.ts';
import { created, ok, type Route, route } from '../route.ts';
import {
  accountChangesBody,
  accountSchema,
  accountsQuery,
  accountsSchema,
  contactChangesBody,
  contactSchema,
  contactsQuery,
  contactsSchema,
  newAccountBody,
  newContactBody,
} from '../schemas/accounts.ts';
import { byId } from '../schemas/common.ts';
import { listAsked } from '../schemas/lists.ts';

const reading = { tags: ['accounts'], permission: 'account.read', effect: 'read' } as const;
const writing = { tags: ['accounts'], permission: 'account.write', effect: 'write' } as const;

export const accountRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/accounts',
    operationId: 'listAccounts',
    summary: 'Accounts',
    query: accountsQuery,
    responses: { 200: accountsSchema },
    handler: async ({ database, actor, query }) =>
      okPage(await listAccounts(database, actor, listAsked(actor, accountList, query))),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/accounts/{id}',
    operationId: 'readAccount',
    summary: 'One account',
    params: byId,
    responses: { 200: accountSchema },
    async handler({ database, params }) {
      const account = await readAccount(database, params.id);
      if (!account) throw notFound();
      return ok(account, account.version);
    },
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/accounts',
    operationId: 'addAccount',
    summary: 'Add an account',
    body: newAccountBody,
    responses: { 201: accountSchema },
    async handler(context) {
      const id = await addAccount(context.database, context, context.body);
      if (isRefusal(id)) return id;
      const account = await readAccount(context.database, id);
      return created(`/api/accounts/${id}`, account, account?.version);
    },
  }),
  route({
    ...writing,
    method: 'patch',
    path: '/api/accounts/{id}',
    operationId: 'changeAccount',
    summary: 'Change an account',
    ifMatch: true,
    params: byId,
    body: accountChangesBody,
    responses: { 200: accountSchema },
    async handler(context) {
      const { database, params, ifMatch, body } = context;
      const id = await changeAccount(database, context, { id: params.id, version: ifMatch }, body);
      if (isRefusal(id)) return id;
      const account = await readAccount(database, id);
      return ok(account, account?.version);
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/contacts',
    operationId: 'listContacts',
    summary: 'Contacts by name, of one account or of all',
    query: contactsQuery,
    responses: { 200: contactsSchema },
    handler: async ({ database, query }) => okPage(await listContacts(database, query)),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/contacts/{id}',
    operationId: 'readContact',
    summary: 'One contact',
    params: byId,
    responses: { 200: contactSchema },
    async handler({ database, params }) {
      const contact = await readContact(database, params.id);
      if (!contact) throw notFound();
      return ok(contact, contact.version);
    },
  }),
  route({
    ...writing,
    method: 'post',
    path: '/api/contacts',
    operationId: 'addContact',
    summary: 'Add a contact to an account',
    body: newContactBody,
    responses: { 201: contactSchema },
    async handler(context) {
      const id = await addContact(context.database, context, context.body);
      if (isRefusal(id)) return id;
      const contact = await readContact(context.database, id);
      return created(`/api/contacts/${id}`, contact, contact?.version);
    },
  }),
  route({
    ...writing,
    method: 'patch',
    path: '/api/contacts/{id}',
    operationId: 'changeContact',
    summary: 'Change a contact',
    ifMatch: true,
    params: byId,
    body: contactChangesBody,
    responses: { 200: contactSchema },
    async handler(context) {
      const { database, params, ifMatch, body } = context;
      const id = await changeContact(database, context, { id: params.id, version: ifMatch }, body);
      if (isRefusal(id)) return id;
      const contact = await readContact(database, id);
      return ok(contact, contact?.version);
    },
  }),
];
