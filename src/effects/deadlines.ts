import { isRefusal } from '../commands/refusal.ts';
import { type Database, joined } from '../store/database.ts';
import type { Log } from './log.ts';

/** Asks a stored command: an answer when it was carried out, a refusal when the deal has moved on. */
export type Ask = (database: Database, command: unknown) => Promise<unknown>;

export interface Deadlines {
  /** Asks the command of every due deadline, each in one transaction with the mark that it was asked. */
  fireDue(): Promise<void>;
}

/**
 * Any number of processes may fire at once: a deadline is asked by one. One that fails (an exception, not a refusal) stays
 * armed and rests for `restFor` ms, so that it does not hold up the others.
 */
export function deadlines(database: Database, ask: Ask, restFor: number, log: Log): Deadlines {
  const resting = new Set<string>();
  return {
    async fireDue() {
      for (;;) {
        const [due] = await database.query<Due>(
          `select id, deal_id as "dealId" from deadline
            where status = 'armed' and due_at <= clock() and id <> all($1) order by due_at, id limit 1`,
          [[...resting]],
        );
        if (!due) return;
        try {
          await fireDeadline(database, ask, due);
        } catch (error) {
          log.error({ err: error, deadline: due.id }, 'a deadline failed, to be tried again');
          resting.add(due.id);
          setTimeout(() => resting.delete(due.id), restFor).unref();
        }
      }
    },
  };
}

export interface Due {
  id: string;
  dealId: string;
}

/** Asks the command of one deadline, unless it was asked or cancelled meanwhile. */
export async function fireDeadline(database: Database, ask: Ask, { id, dealId }: Due): Promise<void> {
  await database.transaction(async (tx) => {
    // The deal first, as every command does, so that a command which cancels this deadline cannot deadlock with it.
    await tx.query('select 1 from deal where id = $1 for update', [dealId]);
    const [armed] = await tx.query<{ command: unknown }>(
      `update deadline set status = 'fired', executed_at = clock() where id = $1 and status = 'armed' returning command`,
      [id],
    );
    if (!armed) return;
    await tx.query('savepoint asked');
    const answer = await ask(joined(database, tx), armed.command);
    if (!isRefusal(answer)) return;
    await tx.query('rollback to savepoint asked');
    await tx.query(`update deadline set status = 'cancelled' where id = $1`, [id]);
  });
}
