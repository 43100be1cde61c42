/** What time brings to a request; asked by its deadlines. */
import type { RequestClock } from '../../../workflows/desk-request/commands.ts';
import type { Definition } from '../command.ts';
import { keepState } from './rows.ts';

interface ClockInput {
  clock: RequestClock;
}

export const remindOfRequest: Definition<ClockInput> = {
  workflow: 'desk-request',
  gather: async ({ input: { clock } }) => ({ event: { clock } }),
};

export const escalateRequest: Definition<ClockInput> = {
  workflow: 'desk-request',
  gather: async ({ input: { clock } }) => ({ event: { clock } }),
};

export const closeRequest: Definition<object> = {
  workflow: 'desk-request',
  gather: async () => ({ event: {}, write: keepState }),
};
