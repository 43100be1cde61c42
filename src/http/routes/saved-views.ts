/** Lists as people keep them by name. */
import { isRefusal } from '../../commands/refusal.ts';
import { changeView, chooseDefault, deleteView, saveView } from '../../commands/saved-views/saved-views.ts';
import { savedView, savedViews } from '../../queries/saved-views.ts';
import { created, noContent, ok, type Route, route } from '../route.ts';
import { byId } from '../schemas/common.ts';
import {
  defaultViewBody,
  newSavedViewBody,
  savedViewChangesBody,
  savedViewSchema,
  savedViewsQuery,
  savedViewsSchema,
} from '../schemas/saved-views.ts';
import { found } from './deal-desk/given.ts';

const own = { tags: ['saved-views'], permission: 'session' } as const;
const path = '/api/saved-views/{id}';

export const savedViewRoutes: Route[] = [
  route({
    ...own,
    effect: 'read',
    method: 'get',
    path: '/api/saved-views',
    operationId: 'listSavedViews',
    summary: 'Views of a list: your own and those shared with you',
    query: savedViewsQuery,
    responses: { 200: savedViewsSchema },
    handler: async ({ database, actor, query }) => ok({ items: await savedViews(database, actor, query.list) }),
  }),
  route({
    ...own,
    effect: 'read',
    method: 'get',
    path,
    operationId: 'readSavedView',
    summary: 'One view',
    params: byId,
    responses: { 200: savedViewSchema },
    async handler({ database, actor, params }) {
      const view = found(await savedView(database, actor, params.id));
      return ok(view, view.version);
    },
  }),
  route({
    ...own,
    effect: 'write',
    method: 'post',
    path: '/api/saved-views',
    operationId: 'saveView',
    summary: 'Keep a list as you look at it, by name',
    body: newSavedViewBody,
    responses: { 201: savedViewSchema },
    async handler(context) {
      const id = await saveView(context.database, context, context.body);
      if (isRefusal(id)) return id;
      const view = found(await savedView(context.database, context.actor, id));
      return created(`/api/saved-views/${id}`, view, view.version);
    },
  }),
  route({
    ...own,
    effect: 'write',
    method: 'patch',
    path,
    operationId: 'changeSavedView',
    summary: 'Change a view: your own, or for the deal desk a shared one',
    ifMatch: true,
    params: byId,
    body: savedViewChangesBody,
    responses: { 200: savedViewSchema },
    async handler(context) {
      const { database, actor, params, ifMatch, body } = context;
      const id = await changeView(database, context, { id: params.id, version: ifMatch }, body);
      if (isRefusal(id)) return id;
      const view = found(await savedView(database, actor, id));
      return ok(view, view.version);
    },
  }),
  route({
    ...own,
    effect: 'write',
    method: 'delete',
    path,
    operationId: 'deleteSavedView',
    summary: 'Take a view away, from everybody it was shared with',
    ifMatch: true,
    params: byId,
    responses: { 204: null },
    async handler(context) {
      const { database, params, ifMatch } = context;
      const id = await deleteView(database, context, { id: params.id, version: ifMatch });
      return isRefusal(id) ? id : noContent();
    },
  }),
  route({
    ...own,
    effect: 'write',
    method: 'put',
    path: `${path}/default`,
    operationId: 'chooseDefaultView',
    summary: 'Meet this view first when you open its list, or no more',
    params: byId,
    body: defaultViewBody,
    responses: { 200: savedViewSchema },
    async handler({ database, actor, params, body }) {
      const view = found(await savedView(database, actor, params.id));
      if (body.isDefault || view.isDefault) {
        await chooseDefault(database, actor, view.list, body.isDefault ? view.id : null);
      }
      return ok({ ...view, isDefault: body.isDefault }, view.version);
    },
  }),
];
