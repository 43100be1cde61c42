/** One question over everything that a person may see. */
import { search } from '../../queries/search.ts';
import { ok, type Route, route } from '../route.ts';
import { foundSchema, searchQuery } from '../schemas/search.ts';

export const searchRoutes: Route[] = [
  route({
    tags: ['search'],
    permission: 'session',
    effect: 'read',
    method: 'get',
    path: '/api/search',
    operationId: 'search',
    summary: 'What has this number or name, grouped by kind',
    query: searchQuery,
    responses: { 200: foundSchema },
    handler: async ({ database, actor, query: { q, limit } }) =>
      ok({ groups: await search(database, actor, q, limit) }),
  }),
];
