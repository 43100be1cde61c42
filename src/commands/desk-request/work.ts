/** What the desk does with a request. */
import type { DeskRequestContext } from '../../../workflows/desk-request/machine.ts';
import type { BusinessCalendar } from '../../domain/business-time.ts';
import { goOn, type RequestClocks, resolve, respond, rest } from '../../domain/desk-request.ts';
import type { Actor } from '../actor.ts';
import type { Asked, Definition, Moved } from '../command.ts';
import { calendarOfPerson } from '../gather/calendar.ts';
import { actorsOf } from '../onlookers.ts';
import { refuseInput } from '../refusal.ts';
import { contextOf } from '../scene.ts';
import { mayWorkOnIt, only, worksOnIt } from './part.ts';
import { clocksOf, keepRequest, keepState } from './rows.ts';

export interface MessageInput {
  message: string;
}

const permission = 'desk.work';
const ownOnly = only(worksOnIt, 'Somebody else works on this request: take it over first.');
const ownOrFree = only(mayWorkOnIt, 'Somebody else works on this request: take it over first.');

const whoGives = ({ by }: Asked<unknown>) => ({ by: (by as Actor).id });

export const takeRequest: Definition<object> = {
  workflow: 'desk-request',
  permission,
  gather: async (asked) => ({ event: whoGives(asked), write: keepState }),
};

export const handOver: Definition<{ to: string } & MessageInput> = {
  workflow: 'desk-request',
  permission,
  async gather({ scene, input: { to, message } }) {
    const [analyst] = await actorsOf(scene.tx, [to]);
    if (!analyst?.permissions.has(permission)) {
      return refuseInput({ pointer: '/to', message: 'Choose somebody who works at the desk.' });
    }
    return { event: { to, message }, write: keepState };
  },
};

export const answerRequest: Definition<MessageInput> = {
  workflow: 'desk-request',
  permission,
  may: ownOrFree,
  gather: async (asked) => ({
    event: { ...whoGives(asked), message: asked.input.message },
    write: moving(respond),
  }),
};

export const askRequester: Definition<MessageInput> = {
  workflow: 'desk-request',
  permission,
  may: ownOnly,
  gather: async ({ input: { message } }) => ({
    event: { message },
    write: moving((calendar, clocks, at) => rest(respond(calendar, clocks, at), at)),
  }),
};

export const resolveRequest: Definition<MessageInput> = {
  workflow: 'desk-request',
  permission,
  may: ownOnly,
  gather: async ({ input: { message } }) => ({ event: { message }, write: moving(resolve) }),
};

/** Writes the request with its clocks moved. */
export const moving =
  (move: (calendar: BusinessCalendar, clocks: RequestClocks, at: string) => RequestClocks) =>
  async (moved: Moved): Promise<void> => {
    const { scene, instance } = moved;
    const { askedBy } = contextOf<DeskRequestContext>(instance);
    const [calendar, clocks] = await Promise.all([calendarOfPerson(scene.tx, askedBy), clocksOf(scene, instance.id)]);
    await keepRequest(moved, calendar, move(calendar, clocks, scene.at));
  };

/** A message that does not wait for anything leaves the clocks as they run. */
export const goingOn = moving(goOn);
