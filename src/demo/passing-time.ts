import type { Command } from '../commands/command.ts';
import type { CommandType } from '../commands/definitions.ts';
import { handle } from '../commands/handle.ts';
import type { Log } from '../effects/log.ts';
import { deadlines } from '../effects/deadlines.ts';
import type { Database } from '../store/database.ts';
import type { World } from './story.ts';

/** Lets time pass until a moment: whatever falls due on the way is asked at its own time, as by a running server. */
export async function passTime({ database, clock }: Pick<World, 'database' | 'clock'>, until: number): Promise<void> {
  const { fireDue } = deadlines(database, ask, 0, failing);
  for (;;) {
    const [next] = await database.query<{ at: string }>(
      `select floor(extract(epoch from due_at) * 1000)::bigint as at from deadline
       where status = 'armed' and due_at <= $1 order by due_at limit 1`,
      [new Date(until).toISOString()],
    );
    if (!next) break;
    await clock.moveTo(Number(next.at));
    await fireDue();
  }
  await clock.moveTo(until);
}

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
