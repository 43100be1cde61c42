/** What the routes of commands share: giving the command, and answering with the machine it moved. */
import { availableTo } from '../../../commands/available.ts';
import type { Actor } from '../../../commands/actor.ts';
import type { Command, Answer as Given } from '../../../commands/command.ts';
import type { CommandType } from '../../../commands/definitions.ts';
import { handle } from '../../../commands/handle.ts';
import { isRefusal, type Refusal } from '../../../commands/refusal.ts';
import { approvalOfStep } from '../../../queries/approvals/page.ts';
import { visibleDealOf } from '../../../queries/subjects.ts';
import { notFound } from '../../problem.ts';
import { type Answer, type Context, created, ok } from '../../route.ts';

type Asking = Pick<Context<unknown, unknown, unknown>, 'actor' | 'database' | 'commandId'>;

/** Gives a command and answers 200 with the machine as it is now. */
export async function give(
  context: Asking,
  type: CommandType,
  target: Command['target'],
  input: unknown,
  expected?: number,
): Promise<Answer | Refusal> {
  const outcome = await outcomeOf(context, type, target, input, expected);
  return isRefusal(outcome) ? outcome : ok(outcome, outcome.version);
}

/** Gives the command about the step in the path to the approval that the step belongs to. */
export async function giveToStep(
  context: Asking & { params: { id: string } },
  type: CommandType,
  input: object,
  expected?: number,
): Promise<Answer | Refusal> {
  const stepId = context.params.id;
  const instanceId = found(await approvalOfStep(context.database, stepId));
  return give(context, type, { instanceId }, { ...input, stepId }, expected);
}

/** Gives a command that starts a machine and answers 201 with its address. */
export async function giveNew(
  context: Asking,
  type: CommandType,
  target: Command['target'],
  input: unknown,
  addressOf: (id: string) => string,
): Promise<Answer | Refusal> {
  const outcome = await outcomeOf(context, type, target, input);
  return isRefusal(outcome) ? outcome : created(addressOf(outcome.id), outcome, outcome.version);
}

async function outcomeOf(
  { actor, database, commandId }: Asking,
  type: CommandType,
  target: Command['target'],
  input: unknown,
  expected?: number,
) {
  const answer = await handle(database, { type, target, by: actor, input, expected, commandId });
  return isRefusal(answer) ? answer : outcome(actor, answer);
}

/** What a command did: the machine it was given to, as it is now. */
export function outcome(actor: Actor, { dealId, instance }: Given) {
  const { id, state, version } = instance;
  return { id, dealId, state, version, available: availableTo(actor, instance) };
}

/** The deal something belongs to; 404, the same for what is not there and what one may not see. */
export async function dealOf(
  { actor, database }: Pick<Asking, 'actor' | 'database'>,
  kind: Parameters<typeof visibleDealOf>[2],
  id: string,
): Promise<string> {
  const dealId = await visibleDealOf(database, actor, kind, id);
  if (dealId === undefined) throw notFound();
  return dealId;
}

/** What a query found, or 404. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw notFound();
  return value;
}

export const quoteAddress = (id: string): string => `/api/quotes/${id}`;
