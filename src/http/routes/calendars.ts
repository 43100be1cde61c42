/** Offices: their opening hours and holidays, by which deadlines are counted. */
import { assignCalendar } from '../../commands/calendar/assign.ts';
import { holidayRegions, proposedHolidays } from '../../commands/calendar/holidays.ts';
import { proposeChange, proposeOffice } from '../../commands/calendar/propose.ts';
import { declineCalendar, publishCalendar } from '../../commands/calendar/publish.ts';
import { isRefusal, type Refusal, refuseInput } from '../../commands/refusal.ts';
import { calendarPage, listCalendars } from '../../queries/calendars/calendars.ts';
import { type Answer, type Context, created, ok, type Route, route } from '../route.ts';
import {
  assignmentBody,
  calendarBody,
  calendarSchema,
  calendarsSchema,
  holidaysQuery,
  holidaysSchema,
  publicationBody,
} from '../schemas/calendars.ts';
import { byId, z } from '../schemas/common.ts';
import { found } from './deal-desk/given.ts';

const reading = { tags: ['calendars'], permission: 'calendar.read', effect: 'read' } as const;
const proposing = { tags: ['calendars'], permission: 'calendar.write', effect: 'admin' } as const;
const publishing = { tags: ['calendars'], permission: 'calendar.publish', effect: 'admin' } as const;

export const calendarRoutes: Route[] = [
  route({
    ...reading,
    method: 'get',
    path: '/api/calendars',
    operationId: 'listCalendars',
    summary: 'Offices with their opening hours',
    responses: { 200: calendarsSchema },
    handler: async ({ database }) => ok({ items: await listCalendars(database) }),
  }),
  route({
    ...reading,
    method: 'get',
    path: '/api/calendars/{id}',
    operationId: 'readCalendar',
    summary: 'One office: hours, holidays, who works by them, and the change that is proposed',
    params: byId,
    responses: { 200: calendarSchema },
    handler: async ({ database, actor, params }) => ok(found(await calendarPage(database, actor, params.id))),
  }),
  route({
    ...proposing,
    method: 'post',
    path: '/api/calendars',
    operationId: 'proposeCalendar',
    summary: 'Propose the calendar of a new office; a second person puts it in force',
    body: calendarBody,
    responses: { 201: calendarSchema },
    async handler(context) {
      const { note, ...content } = context.body;
      const id = await proposeOffice(context.database, context, { content, note });
      if (isRefusal(id)) return id;
      return created(`/api/calendars/${id}`, await calendarPage(context.database, context.actor, id));
    },
  }),
  route({
    ...proposing,
    method: 'post',
    path: '/api/calendars/{id}/changes',
    operationId: 'proposeCalendarChange',
    summary: 'Propose a change, whole; a second person puts it in force',
    params: byId,
    body: calendarBody,
    responses: { 200: calendarSchema },
    async handler(context) {
      const { note, ...content } = context.body;
      return shown(context, await proposeChange(context.database, context, context.params.id, { content, note }));
    },
  }),
  route({
    ...publishing,
    method: 'post',
    path: '/api/calendar-changes/{id}/publication',
    operationId: 'publishCalendarChange',
    summary: 'Put a proposed change in force, as a second person',
    params: byId,
    body: publicationBody,
    responses: { 200: calendarSchema },
    handler: async (context) =>
      shown(context, await publishCalendar(context.database, context, context.params.id, context.body)),
  }),
  route({
    ...reading,
    effect: 'admin',
    permission: 'calendar.write',
    method: 'post',
    path: '/api/calendar-changes/{id}/refusal',
    operationId: 'declineCalendarChange',
    summary: 'Turn a proposed change down, or take it back',
    params: byId,
    body: z.strictObject({}),
    responses: { 200: calendarSchema },
    handler: async (context) => shown(context, await declineCalendar(context.database, context, context.params.id)),
  }),
  route({
    ...proposing,
    method: 'post',
    path: '/api/calendars/{id}/assignment',
    operationId: 'assignCalendar',
    summary: 'Have people and legal entities work by this calendar',
    params: byId,
    body: assignmentBody,
    responses: { 200: calendarSchema },
    handler: async (context) =>
      shown(context, await assignCalendar(context.database, context, context.params.id, context.body)),
  }),
  route({
    ...proposing,
    effect: 'read',
    method: 'get',
    path: '/api/holidays',
    operationId: 'proposeHolidays',
    summary: 'Public holidays of a country or region in a year, as a proposal',
    query: holidaysQuery,
    responses: { 200: holidaysSchema },
    async handler({ query: { country, region, year } }) {
      const [items, regions] = await Promise.all([
        proposedHolidays(country, region ?? null, year),
        holidayRegions(country),
      ]);
      if (region !== undefined && !regions.some(({ code }) => code === region)) {
        return refuseInput({ pointer: '#query/region', message: `${country} has no region ${region}.` });
      }
      return ok({ items, regions });
    },
  }),
];

/** Answers a calendar as it is after a command. */
async function shown(
  { database, actor }: Pick<Context<unknown, unknown, unknown>, 'database' | 'actor'>,
  id: string | Refusal,
): Promise<Answer | Refusal> {
  return isRefusal(id) ? id : ok(await calendarPage(database, actor, id));
}
