/** How one wants to be told of what. */
import { isRefusal } from '../../../commands/refusal.ts';
import { choosePreferences } from '../../../commands/telling/channels.ts';
import { digestWish, preferencesOf } from '../../../queries/preferences.ts';
import { type Context, ok, type Route, route } from '../../route.ts';
import { preferenceChangesSchema, preferencesSchema } from '../../schemas/deal-desk/preferences.ts';

const common = {
  tags: ['notifications'],
  permission: 'notification.read',
  path: '/api/notifications/preferences',
  responses: { 200: preferencesSchema },
} as const;

const shown = async ({ database, actor }: Pick<Context<unknown, unknown, unknown>, 'database' | 'actor'>) =>
  ok({ kinds: await preferencesOf(database, actor.id), digest: await digestWish(database, actor.id) });

export const preferenceRoutes: Route[] = [
  route({
    ...common,
    effect: 'read',
    method: 'get',
    operationId: 'readNotificationPreferences',
    summary: 'How you are told of each kind of message',
    handler: shown,
  }),
  route({
    ...common,
    effect: 'write',
    method: 'patch',
    operationId: 'changeNotificationPreferences',
    summary: 'Choose how you are told; it counts for what happens from now on',
    body: preferenceChangesSchema,
    async handler(context) {
      const chosen = await choosePreferences(context.database, context, context.body);
      return isRefusal(chosen) ? chosen : shown(context);
    },
  }),
];
