/** Who stands in for whom, and who is out of office. */
import { revokeDelegation, setDelegation } from '../../commands/delegation/delegation.ts';
import { isRefusal } from '../../commands/refusal.ts';
import { awayNow, listDelegations, readDelegation } from '../../queries/delegations/delegations.ts';
import { standInsFor } from '../../queries/delegations/stand-ins.ts';
import { okPage } from '../pages.ts';
import { created, ok, type Route, route } from '../route.ts';
import { byId } from '../schemas/common.ts';
import {
  awaySchema,
  delegationSchema,
  delegationsQuery,
  delegationsSchema,
  newDelegationBody,
  standInsQuery,
  standInsSchema,
} from '../schemas/delegations.ts';
import { found } from './deal-desk/given.ts';

const own = { tags: ['delegations'], permission: 'session' } as const;

export const delegationRoutes: Route[] = [
  route({
    ...own,
    effect: 'read',
    method: 'get',
    path: '/api/delegations',
    operationId: 'listDelegations',
    summary: 'Who stands in for you and for whom you stand in',
    description: 'Of somebody else for people administrators and those the person reports to.',
    query: delegationsQuery,
    responses: { 200: delegationsSchema },
    handler: async ({ database, actor, query }) => okPage(found(await listDelegations(database, actor, query))),
  }),
  route({
    ...own,
    effect: 'read',
    method: 'get',
    path: '/api/stand-ins',
    operationId: 'listStandIns',
    summary: 'Who could stand in for you, and why others cannot',
    description: 'For somebody else as people administrator, or as somebody they report to.',
    query: standInsQuery,
    responses: { 200: standInsSchema },
    handler: async ({ database, actor, query }) => ok(found(await standInsFor(database, actor, query))),
  }),
  route({
    ...own,
    effect: 'read',
    method: 'get',
    path: '/api/delegations/{id}',
    operationId: 'readDelegation',
    summary: 'One delegation',
    params: byId,
    responses: { 200: delegationSchema },
    async handler({ database, actor, params }) {
      const delegation = found(await readDelegation(database, actor, params.id));
      return ok(delegation, delegation.version);
    },
  }),
  route({
    ...own,
    effect: 'write',
    method: 'post',
    path: '/api/delegations',
    operationId: 'setDelegation',
    summary: 'Let somebody decide for you for some days, or say that you are away',
    description:
      'With your authority and never more, on what it covers, and never on a deal that they own, wrote or submitted. For an absent person, people administrators and those the person reports to may set it, for anybody but themselves.',
    body: newDelegationBody,
    responses: { 201: delegationSchema },
    async handler(context) {
      const id = await setDelegation(context.database, context, context.body);
      if (isRefusal(id)) return id;
      const delegation = found(await readDelegation(context.database, context.actor, id));
      return created(`/api/delegations/${id}`, delegation, delegation.version);
    },
  }),
  route({
    ...own,
    effect: 'write',
    method: 'post',
    path: '/api/delegations/{id}/revocation',
    operationId: 'revokeDelegation',
    summary: 'Take a delegation back, at once',
    ifMatch: true,
    params: byId,
    responses: { 200: delegationSchema },
    async handler(context) {
      const { database, actor, params, ifMatch } = context;
      const id = await revokeDelegation(database, context, { id: params.id, version: ifMatch });
      if (isRefusal(id)) return id;
      const delegation = found(await readDelegation(database, actor, id));
      return ok(delegation, delegation.version);
    },
  }),
  route({
    tags: ['delegations'],
    permission: 'people.read',
    effect: 'read',
    method: 'get',
    path: '/api/away',
    operationId: 'listAway',
    summary: 'Who is out of office now',
    responses: { 200: awaySchema },
    handler: async ({ database }) => ok({ items: await awayNow(database) }),
  }),
];
