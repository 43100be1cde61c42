import type { Command } from '../commands/command.ts';
import type { CommandType } from '../commands/definitions.ts';
import { handle } from '../commands/handle.ts';
import { type Due, fireDeadline } from '../effects/deadlines.ts';
import type { Database } from '../store/database.ts';
import { daysInMs } from './clock.ts';
import type { World } from './story.ts';

/** Lets time pass until a moment: whatever falls due on the way is asked at its own time, as by a running server. */
export async function passTime({ database, clock }: Pick<World, 'database' | 'clock'>, until: number): Promise<void> {
  for (;;) {
    const due = await nextDue(database, clock.reached, until);
    if (!due) break;
    await clock.moveTo(Math.max(Number(due.at), clock.reached));
    await fireDeadline(database, ask, due);
  }
  await clock.moveTo(until);
}

/**
 * In one transaction the index of the armed keeps everything that was ever armed: it is walked from where time has come
 * to, and a day before, for what is armed as already due.
 */
async function nextDue(
  database: Database,
  reached: number,
  until: number,
): Promise<(Due & { at: string }) | undefined> {
  const [due] = await database.query<Due & { at: string }>(
    `select id, deal_id as "dealId", floor(extract(epoch from due_at) * 1000)::bigint as at from deadline
     where status = 'armed' and due_at > $1 and due_at <= $2 order by due_at, id limit 1`,
    [reached - daysInMs(1), until].map((time) => new Date(time).toISOString()),
  );
  return due;
}

const ask = (database: Database, command: unknown) =>
  handle(database, { ...(command as Command<CommandType>), by: 'installation' }, { effectsDone: true });
