/** Which role sees what of cost, margin and commission. */
import { setSight } from '../../commands/confidentiality/sights.ts';
import { listSights } from '../../queries/confidentiality.ts';
import { noContent, ok, type Route, route } from '../route.ts';
import { byRole, sightBody, sightListSchema } from '../schemas/confidentiality.ts';

const tags = ['confidentiality'];

export const confidentialityRoutes: Route[] = [
  route({
    tags,
    permission: 'people.read',
    effect: 'read',
    method: 'get',
    path: '/api/confidentiality',
    operationId: 'listSights',
    summary: 'What each role sees of cost and margin, the number, its band or nothing, and whose commission',
    responses: { 200: sightListSchema },
    handler: async ({ database }) => ok({ items: await listSights(database) }),
  }),
  route({
    tags,
    permission: 'confidentiality.write',
    effect: 'admin',
    method: 'put',
    path: '/api/confidentiality/{role}',
    operationId: 'setSight',
    summary: 'Say what a role sees of cost, margin and commission, from now on',
    params: byRole,
    body: sightBody,
    responses: { 204: null },
    handler: async (context) =>
      (await setSight(context.database, context, context.params.role, context.body)) ?? noContent(),
  }),
];
