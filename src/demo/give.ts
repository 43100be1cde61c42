import type { Actor } from '../commands/actor.ts';
import type { Answer, Asker, Command } from '../commands/command.ts';
import type { CommandType } from '../commands/definitions.ts';
import { handle } from '../commands/handle.ts';
import { agreed } from './agreed.ts';
import type { Told } from './story.ts';

export const ownerOf = ({ company, story }: Told): Actor => company.actor(story.owner);

export interface Given {
  by: Asker;
  target: Command['target'];
  input: unknown;
  /** Leaves what must follow to the worker instead of recording it as done. */
  effectsPending?: boolean;
}

/** Gives a command the way everybody does; a refusal is a bug of the story. */
export async function give(told: Told, type: CommandType, given: Given): Promise<Answer> {
  const { by, target, input, effectsPending = false } = given;
  const command = { type, by, target, input, commandId: 'demo' };
  try {
    return agreed(await handle(told.database, command, { effectsDone: !effectsPending }));
  } catch (error) {
    const when = new Date(told.at).toISOString();
    throw new Error(`${told.story.name}, ${type} on ${when}: ${(error as Error).message}`, { cause: error });
  }
}
