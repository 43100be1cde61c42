/** What whoever asked does with their request. */
import type { Definition } from '../command.ts';
import { asksIt, only } from './part.ts';
import { keepState } from './rows.ts';
import { goingOn, type MessageInput } from './work.ts';

const permission = 'desk.ask';
const requesterOnly = only(asksIt, 'Only whoever asked may do this.');

export const answerDesk: Definition<MessageInput> = {
  workflow: 'desk-request',
  permission,
  may: requesterOnly,
  gather: async ({ input: { message } }) => ({ event: { message }, write: goingOn }),
};

export const reopenRequest: Definition<MessageInput> = {
  workflow: 'desk-request',
  permission,
  may: requesterOnly,
  gather: async ({ input: { message } }) => ({ event: { message }, write: goingOn }),
};

export interface RatingInput {
  satisfied: boolean;
  comment: string;
}

export const rateResolution: Definition<RatingInput> = {
  workflow: 'desk-request',
  permission,
  may: requesterOnly,
  gather: async ({ input: { satisfied, comment } }) => ({
    event: { satisfied, comment },
    async write(moved) {
      await keepState(moved);
      await moved.scene.tx.query('update desk_request set satisfied = $2, satisfaction_comment = $3 where id = $1', [
        moved.instance.id,
        satisfied,
        comment,
      ]);
    },
  }),
};

export const withdrawRequest: Definition<{ reason: string }> = {
  workflow: 'desk-request',
  permission,
  may: requesterOnly,
  gather: async ({ input: { reason } }) => ({ event: { reason }, write: keepState }),
};
