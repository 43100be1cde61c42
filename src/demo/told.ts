import type { Actor } from '../commands/actor.ts';
import type { Answer, Asker, Command } from '../commands/command.ts';
import type { CommandType } from '../commands/definitions.ts';
import { handle } from '../commands/handle.ts';
import type { Database } from '../store/database.ts';
import { agreed } from './agreed.ts';
import type { HistoryClock } from './clock.ts';
import type { Company } from './company.ts';
import type { Customers } from './accounts.ts';
import type { Random } from './random.ts';
import type { Offer, Story } from './story.ts';

/** What every story is told in. */
export interface World {
  database: Database;
  company: Company;
  customers: Customers;
  clock: HistoryClock;
  random: Random;
  /** Prints the paper of a document now, as the worker would. */
  print(documentId: string): Promise<void>;
}

/** A story as far as it was told: its deal and the machines it is at. */
export interface Told extends World {
  story: Story;
  /** When the latest act happened, in milliseconds. */
  at: number;
  offer: Offer;
  /** Last valid day of the content as last written. */
  validUntil: string;
  dealId: string;
  quoteId: string;
  contractId: string;
  orderId: string;
}

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
