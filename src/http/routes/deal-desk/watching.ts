/** Watching a deal: being told of its moves without having a part in it. */
import { watchDeal } from '../../../commands/onlookers.ts';
import { isRefusal, type Refusal } from '../../../commands/refusal.ts';
import { maySee } from '../../../commands/relations.ts';
import { watchingOf } from '../../../queries/deals/watching.ts';
import { notFound } from '../../problem.ts';
import { type Answer, type Context, ok, type Route, route } from '../../route.ts';
import { byId, instant, z } from '../../schemas/common.ts';

const watchingSchema = z
  .strictObject({ watching: z.boolean(), since: instant.nullable(), watchers: z.int() })
  .openapi('Watching');

const common = {
  tags: ['deals'],
  permission: 'deal.read',
  path: '/api/deals/{id}/watch',
  params: byId,
  responses: { 200: watchingSchema },
} as const;

type Asking = Context<{ id: string }, unknown, unknown>;

const change =
  (watching: boolean) =>
  async (context: Asking): Promise<Answer | Refusal> => {
    const refused = await watchDeal(context.database, context.actor, context.params.id, watching);
    return isRefusal(refused) ? refused : ok(await watchingOf(context.database, context.actor.id, context.params.id));
  };

export const watchingRoutes: Route[] = [
  route({
    ...common,
    effect: 'read',
    method: 'get',
    operationId: 'readWatch',
    summary: 'Whether you watch the deal',
    async handler({ actor, database, params }) {
      if (!(await maySee(database, actor, params.id))) throw notFound();
      return ok(await watchingOf(database, actor.id, params.id));
    },
  }),
  route({
    ...common,
    effect: 'write',
    method: 'put',
    operationId: 'watchDeal',
    summary: 'Watch the deal: you are told of its moves while you may see it',
    handler: change(true),
  }),
  route({
    ...common,
    effect: 'write',
    method: 'delete',
    operationId: 'unwatchDeal',
    summary: 'Watch the deal no more',
    handler: change(false),
  }),
];
