/** What the desk can be asked, and how soon it promises to answer. */
import { addRequestType, changeRequestType } from '../../../commands/desk-request/types.ts';
import { isRefusal } from '../../../commands/refusal.ts';
import { requestTypes } from '../../../queries/desk/types.ts';
import { created, ok, type Route, route } from '../../route.ts';
import {
  byTypeName,
  newRequestTypeSchema,
  requestTypeChangesSchema,
  requestTypeListSchema,
  requestTypeSchema,
} from '../../schemas/deal-desk/desk-requests.ts';
import { found } from './given.ts';

const reading = { tags: ['desk requests'], permission: 'session', effect: 'read' } as const;
const configuring = { tags: ['desk requests'], permission: 'desk.configure', effect: 'admin' } as const;

export const requestTypeRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/desk-request-types',
    operationId: 'listDeskRequestTypes',
    summary: 'What the desk can be asked',
    responses: { 200: requestTypeListSchema },
    handler: async ({ database }) => ok({ items: await requestTypes(database) }),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/desk-request-types/{name}',
    operationId: 'readDeskRequestType',
    summary: 'One type of request',
    params: byTypeName,
    responses: { 200: requestTypeSchema },
    async handler({ database, params }) {
      const type = found((await requestTypes(database, params.name))[0]);
      return ok(type, type.version);
    },
  }),
  route({
    ...configuring,
    method: 'post',
    path: '/api/desk-request-types',
    operationId: 'addDeskRequestType',
    summary: 'Add a type of request',
    body: newRequestTypeSchema,
    responses: { 201: requestTypeSchema },
    async handler(context) {
      const name = await addRequestType(context.database, context, context.body);
      if (isRefusal(name)) return name;
      const type = found((await requestTypes(context.database, name))[0]);
      return created(`/api/desk-request-types/${name}`, type, type.version);
    },
  }),
  route({
    ...configuring,
    method: 'patch',
    path: '/api/desk-request-types/{name}',
    operationId: 'changeDeskRequestType',
    summary: 'Change a type; requests that run keep the levels they were promised',
    params: byTypeName,
    body: requestTypeChangesSchema,
    ifMatch: true,
    responses: { 200: requestTypeSchema },
    async handler(context) {
      const { name } = context.params;
      const change = { name, expected: context.ifMatch, changes: context.body };
      const changed = await changeRequestType(context.database, context, change);
      if (isRefusal(changed)) return changed;
      const type = found((await requestTypes(context.database, name))[0]);
      return ok(type, type.version);
    },
  }),
];
