/** People, their roles and teams, and the entities that sell. */
import { addPerson, changePerson } from '../../commands/directory/people.ts';
import { addSeller, addTeam, setRounding } from '../../commands/directory/company.ts';
import { sightsSet } from '../../commands/confidentiality/sights.ts';
import { handOverDeals } from '../../commands/deal/hand-over.ts';
import { inviteAgain } from '../../commands/session/invite.ts';
import { permissionsOf } from '../../commands/permissions.ts';
import { quotasOf } from '../../queries/directory/quotas.ts';
import { isRefusal } from '../../commands/refusal.ts';
import { listRoles, listSellers, listTeams } from '../../queries/directory/company.ts';
import { consequencesOfChange } from '../../queries/directory/consequences.ts';
import { readWork } from '../../queries/directory/work.ts';
import { listUsers, readUser } from '../../queries/directory/users.ts';
import { okPage } from '../pages.ts';
import { notFound } from '../problem.ts';
import { created, noContent, ok, type Route, route } from '../route.ts';
import { byId, z } from '../schemas/common.ts';
import {
  consequencesSchema,
  handedOverSchema,
  handOverBody,
  idSchema,
  newSellerBody,
  newTeamBody,
  newUserBody,
  rolesSchema,
  roundingBody,
  sellersSchema,
  teamsSchema,
  userChangesBody,
  userSchema,
  usersQuery,
  usersSchema,
  workSchema,
  quotasSchema,
} from '../schemas/people.ts';

const reading = { tags: ['people'], permission: 'people.read', effect: 'read' } as const;
const administering = { tags: ['people'], permission: 'people.write', effect: 'admin' } as const;

export const peopleRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/users',
    operationId: 'listUsers',
    summary: 'People by name',
    query: usersQuery,
    responses: { 200: usersSchema },
    handler: async ({ database, query }) => okPage(await listUsers(database, query)),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/users/{id}',
    operationId: 'readUser',
    summary: 'One person',
    params: byId,
    responses: { 200: userSchema },
    async handler({ database, params }) {
      const user = await readUser(database, params.id);
      if (!user) throw notFound();
      return ok(user, user.version);
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/users/{id}/quotas',
    operationId: 'listQuotas',
    summary: 'What a person is to sell, newest first; empty to who is neither they nor above them',
    params: byId,
    responses: { 200: quotasSchema },
    handler: async ({ actor, database, params }) => ok({ items: await quotasOf(database, actor, params.id) }),
  }),
  route({
    ...administering,
    method: 'post',
    path: '/api/users',
    operationId: 'addUser',
    summary: 'Add a person, and invite them by letter to set their password',
    body: newUserBody,
    responses: { 201: userSchema },
    async handler(context) {
      const { invited, ...person } = context.body;
      const id = await addPerson(context.database, context, person, { invited });
      if (isRefusal(id)) return id;
      const user = await readUser(context.database, id);
      return created(`/api/users/${id}`, user, user?.version);
    },
  }),
  route({
    ...administering,
    method: 'patch',
    path: '/api/users/{id}',
    operationId: 'changeUser',
    summary: 'Change a person: roles, manager, team, or whether they are active',
    ifMatch: true,
    params: byId,
    body: userChangesBody,
    responses: { 200: userSchema },
    async handler(context) {
      const { database, params, ifMatch, body } = context;
      const id = await changePerson(database, context, { id: params.id, version: ifMatch }, body);
      if (isRefusal(id)) return id;
      const user = await readUser(database, id);
      return ok(user, user?.version);
    },
  }),
  route({
    ...administering,
    method: 'post',
    path: '/api/users/{id}/invitation',
    operationId: 'inviteAgain',
    summary: 'Invite a person who cannot sign in yet once more; links of earlier letters end',
    params: byId,
    body: z.strictObject({}),
    responses: { 202: null },
    async handler(context) {
      return (await inviteAgain(context.database, context, context.params.id)) ?? { status: 202 };
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/users/{id}/work',
    operationId: 'readWork',
    summary: 'What a person owns, what waits on them and what went to others',
    description: 'For the person, those they report to and people administrators; by name as far as you see the deals.',
    params: byId,
    responses: { 200: workSchema },
    async handler({ actor, database, params }) {
      const work = await readWork(database, actor, params.id);
      if (!work) throw notFound();
      return ok(work);
    },
  }),
  route({
    ...administering,
    effect: 'read',
    method: 'post',
    path: '/api/users/{id}/consequences',
    operationId: 'previewChange',
    summary: 'Whom running requests would ask instead if a person were changed so; nothing changes',
    params: byId,
    body: userChangesBody,
    idempotent: false,
    responses: { 200: consequencesSchema },
    async handler({ actor, database, params, body }) {
      const consequences = await consequencesOfChange(database, actor, params.id, body);
      return isRefusal(consequences) ? consequences : ok(consequences);
    },
  }),
  route({
    ...administering,
    method: 'post',
    path: '/api/users/{id}/handover',
    operationId: 'handOverDeals',
    summary: 'Give all open deals of a person to another owner, with that owner’s team',
    params: byId,
    body: handOverBody,
    responses: { 200: handedOverSchema },
    async handler(context) {
      const answer = await handOverDeals(context.database, context, { from: context.params.id, ...context.body });
      return isRefusal(answer) ? answer : ok(answer);
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/roles',
    operationId: 'listRoles',
    summary: 'Roles and the permissions they give',
    responses: { 200: rolesSchema },
    async handler({ database }) {
      const [roles, set] = await Promise.all([listRoles(database), sightsSet(database)]);
      return ok({
        items: roles.map((role) => ({ ...role, permissions: [...permissionsOf([role.name], set)].sort() })),
      });
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/teams',
    operationId: 'listTeams',
    summary: 'Teams by name',
    responses: { 200: teamsSchema },
    handler: async ({ database }) => ok({ items: await listTeams(database) }),
  }),
  route({
    ...administering,
    method: 'post',
    path: '/api/teams',
    operationId: 'addTeam',
    summary: 'Add a team',
    body: newTeamBody,
    responses: { 201: idSchema },
    async handler(context) {
      const id = await addTeam(context.database, context, context.body);
      return isRefusal(id) ? id : created('/api/teams', { id });
    },
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/sellers',
    operationId: 'listSellers',
    summary: 'The legal entities that sell',
    responses: { 200: sellersSchema },
    handler: async ({ database }) => ok({ items: await listSellers(database) }),
  }),
  route({
    ...administering,
    permission: 'catalogue.write',
    method: 'post',
    path: '/api/sellers',
    operationId: 'addSeller',
    summary: 'Add a legal entity that sells',
    body: newSellerBody,
    responses: { 201: idSchema },
    async handler(context) {
      const id = await addSeller(context.database, context, context.body);
      return isRefusal(id) ? id : created('/api/sellers', { id });
    },
  }),
  route({
    ...administering,
    permission: 'rate.publish',
    method: 'put',
    path: '/api/sellers/{id}/rounding',
    operationId: 'setRounding',
    summary: 'Set to what a legal entity rounds lines and discounts in a currency. Submitted versions keep theirs',
    params: byId,
    body: roundingBody,
    responses: { 204: null },
    handler: async (context) =>
      (await setRounding(context.database, context, context.params.id, context.body)) ?? noContent(),
  }),
];
