/** What changes, as it happens. */
import { refuse } from '../../commands/refusal.ts';
import type { Live } from '../../live/live.ts';
import { eventStream, type Route, route } from '../route.ts';
import { z } from '../schemas/common.ts';

const eventsQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/, 'Write the id of an event.')
    .optional()
    .openapi({ description: 'The same as Last-Event-ID, for clients that cannot send it' }),
});

export function eventRoutes(live: Live): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/events',
      operationId: 'streamEvents',
      summary: 'What changes among what you may see, as it happens',
      description: `Server-sent events. \`change\`: \`{kind, id, dealId?, version?, state?}\` names what changed, never what it is worth; an \`id\` of "*" means many of the kind. \`reload\`: more was missed than can be told, read everything anew. \`beat\`: a sign of life every 15 seconds. A client that comes back with Last-Event-ID within the hour misses nothing, and may be told something twice; without it the stream begins a moment ago.`,
      tags: ['events'],
      permission: 'session',
      effect: 'read',
      stream: true,
      query: eventsQuery,
      responses: { 200: 'text/event-stream' },
      async handler({ actor, credential, query, lastEventId }) {
        const stream = live.open({ actor, credential, lastEventId: lastEventId ?? query.after });
        if (stream) return eventStream(stream);
        return refuse('slow-down', { detail: 'You have too many streams open. Close some.', retryAfter: 30 });
      },
    }),
  ];
}
