import type { CommandType } from '../../commands/definitions.ts';
import type { Act, Told } from '../story.ts';
import { give, ownerOf } from '../give.ts';
import { act } from './quote.ts';

/** The owner of the deal asks the desk for something. */
export const askDesk = (after: number, type: string, subject: string, message: string): Act =>
  act(after, async (told) => {
    const target = { dealId: told.dealId };
    const answer = await give(told, 'AskDesk', { by: ownerOf(told), target, input: { type, subject, message } });
    told.requestId = answer.instance.id;
  });

export const take = (after: number, who: string): Act => byDesk(after, who, 'TakeRequest');

export const handOver = (after: number, who: string, to: string, message: string): Act =>
  act(after, (told) => request(told, 'HandOver', who, { to: told.company.actor(to).id, message }));

export const answer = (after: number, who: string, message: string): Act =>
  byDesk(after, who, 'AnswerRequest', { message });

export const askBack = (after: number, who: string, message: string): Act =>
  byDesk(after, who, 'AskRequester', { message });

export const resolve = (after: number, who: string, message: string): Act =>
  byDesk(after, who, 'ResolveRequest', { message });

export const reply = (after: number, message: string): Act => byOwner(after, 'AnswerDesk', { message });
export const reopen = (after: number, message: string): Act => byOwner(after, 'ReopenRequest', { message });
export const withdrawRequest = (after: number, reason: string): Act => byOwner(after, 'WithdrawRequest', { reason });

export const rate = (after: number, satisfied: boolean, comment = ''): Act =>
  byOwner(after, 'RateResolution', { satisfied, comment });

const byDesk = (after: number, who: string, type: CommandType, input: object = {}): Act =>
  act(after, (told) => request(told, type, who, input));

const byOwner = (after: number, type: CommandType, input: object): Act =>
  act(after, (told) => request(told, type, told.story.owner, input));

async function request(told: Told, type: CommandType, who: string, input: object): Promise<void> {
  await give(told, type, { by: told.company.actor(who), target: { instanceId: told.requestId }, input });
}
