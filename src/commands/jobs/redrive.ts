import type { Database, Tx } from '../../store/database.ts';
import { type Asked, installation, record } from '../change.ts';

type Asker = Pick<Asked, 'actor' | 'commandId'>;

/**
 * Gives dead letters a new round of tries.
 * @returns the ids that were dead and now are pending again.
 */
export async function redrive(database: Database, ids: string[], asked?: Asker): Promise<string[]> {
  return database.transaction(async (tx) => {
    const redriven = await revive(tx, ids);
    for (const id of redriven) await recordRedrive(tx, 'JobRedriven', { job: id }, asked);
    return redriven;
  });
}

/** Dead letters of a kind that failed for the same reason. */
export interface DeadGroup {
  verb: string;
  /** As `reason_group` makes it of their last errors. */
  reason: string;
}

const most = 5_000;

/** Gives all dead letters of a group a new round of tries, the oldest first and at most 5,000; `left` are still dead. */
export async function redriveGroup(
  database: Database,
  { verb, reason }: DeadGroup,
  asked: Asker,
): Promise<{ redriven: number; left: number }> {
  return database.transaction(async (tx) => {
    const dead = await tx.query<{ id: string }>(
      `select id from outbox where status = 'dead' and verb = $1 and reason_group(last_error) = $2 order by id`,
      [verb, reason],
    );
    const redriven = await revive(
      tx,
      dead.slice(0, most).map(({ id }) => id),
    );
    if (redriven.length > 0) {
      await recordRedrive(tx, 'JobsRedriven', { verb, reason, jobs: redriven.length }, asked);
    }
    return { redriven: redriven.length, left: dead.length - redriven.length };
  });
}

async function revive(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `update outbox set status = 'pending', attempts = 0, available_at = now()
      where id = any($1) and status = 'dead' returning id`,
    [ids],
  );
  const revived = rows.map((row) => row.id);
  await tx.query(
    `update document set status = 'rendering', error = null
      where status = 'failed' and id in (
        select (payload->>'documentId')::uuid from outbox where id = any($1) and verb = 'renderDocument')`,
    [revived],
  );
  // The trigger wakes relays for inserted rows only.
  await tx.query(`select pg_notify('outbox', '')`);
  return revived;
}

async function recordRedrive(tx: Tx, type: string, data: object, asked: Asker | undefined): Promise<void> {
  await record(tx, {
    subject: installation,
    type,
    data,
    by: asked?.actor.id ?? null,
    commandId: asked?.commandId,
  });
}
