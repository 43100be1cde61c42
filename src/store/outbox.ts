import type { Effect } from '../../workflows/effects.ts';
import type { Tx } from './database.ts';

/** An effect with its one logical id: the same key is never carried out under two ids. */
export type KeyedEffect = Effect & { key: string; dealId: string | null };

/**
 * Writes down what must follow outside the database, in the transaction of the fact it follows.
 * `done` records effects as carried out already: for histories that are loaded, not lived.
 */
export async function addEffects(tx: Tx, effects: readonly KeyedEffect[], done = false): Promise<void> {
  if (effects.length === 0) return;
  await tx.query(
    `insert into outbox (key, deal_id, verb, payload, status, done_at)
     select key, "dealId", verb, payload, $2, case when $2 = 'done' then now() end
     from jsonb_to_recordset($1) as e(key text, "dealId" uuid, verb text, payload jsonb)`,
    [JSON.stringify(effects), done ? 'done' : 'pending'],
  );
}
