import type { Command } from '../../commands/command.ts';
import type { CommandType } from '../../commands/definitions.ts';
import { handle } from '../../commands/handle.ts';
import type { Log } from '../../effects/log.ts';
import { deadlines } from '../../effects/deadlines.ts';
import type { Database } from '../../store/database.ts';
import type { Act } from '../story.ts';

/** The last valid day is over and nobody did anything: the deadline asks its command, half a minute into the next day. */
export const lapse: Act = {
  after: 0,
  exactly: ({ validUntil }) => Date.parse(`${validUntil}T00:00:30Z`) + 86_400_000,
  async play({ database }) {
    await deadlines(database, ask, 0, failing).fireDue();
    return undefined;
  },
};

const ask = (database: Database, command: unknown) =>
  handle(database, { ...(command as Command<CommandType>), by: 'installation' }, { effectsDone: true });

/** Deadlines go on past a failure, as a server must; a load must not. */
const failing: Log = {
  info: () => undefined,
  warn: () => undefined,
  error(about, message) {
    throw new Error(message, { cause: (about as { err?: unknown }).err });
  },
};
