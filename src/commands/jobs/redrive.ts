import type { Database } from '../../store/database.ts';
import { type Asked, installation, record } from '../change.ts';

/**
 * Gives dead letters a new round of tries.
 * @returns the ids that were dead and now are pending again.
 */
export async function redrive(
  database: Database,
  ids: string[],
  asked?: Pick<Asked, 'actor' | 'commandId'>,
): Promise<string[]> {
  return database.transaction(async (tx) => {
    const rows = await tx.query<{ id: string }>(
      `update outbox set status = 'pending', attempts = 0, available_at = now()
        where id = any($1) and status = 'dead' returning id`,
      [ids],
    );
    const redriven = rows.map((row) => row.id);
    await tx.query(
      `update document set status = 'rendering', error = null
        where status = 'failed' and id in (
          select (payload->>'documentId')::uuid from outbox where id = any($1) and verb = 'renderDocument')`,
      [redriven],
    );
    for (const id of redriven) {
      const by = asked?.actor.id ?? null;
      const data = { job: id };
      await record(tx, { subject: installation, type: 'JobRedriven', data, by, commandId: asked?.commandId });
    }
    // The trigger wakes relays for inserted rows only.
    await tx.query(`select pg_notify('outbox', '')`);
    return redriven;
  });
}
