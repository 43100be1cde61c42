import type { Tx } from '../store/database.ts';

/** Somebody who may decide an open step for another person now. */
export interface StandIn {
  stepId: string;
  fromId: string;
  fromName: string;
  toId: string;
}

/** Who stands in for whom on these steps, as of now. */
export function standInsOn(tx: Pick<Tx, 'query'>, stepIds: readonly string[]): Promise<StandIn[]> {
  if (stepIds.length === 0) return Promise.resolve([]);
  return tx.query<StandIn>(
    `select s.step_id as "stepId", s.from_id as "fromId", p.name as "fromName", s.to_id as "toId"
     from delegated_step s join person p on p.id = s.from_id
     where s.step_id = any($1) and s.open order by p.name, s.from_id, s.to_id`,
    [stepIds],
  );
}

/**
 * Whether the one may fill the other's seat of a step at this moment. Holds the delegation as it is until the transaction
 * ends, so that a revocation comes either before the decision or after it.
 */
export async function standsInFor(tx: Tx, stepId: string, toId: string, fromId: string): Promise<boolean> {
  const held = tx.query('select from delegation where from_id = $1 and to_id = $2 for share', [fromId, toId]);
  // Behind the lock, on the same connection: it sees what was committed before.
  const found = tx.query(
    'select from delegated_step where step_id = $1 and to_id = $2 and from_id = $3 and open limit 1',
    [stepId, toId, fromId],
  );
  const [, rows] = await Promise.all([held, found]);
  return rows.length > 0;
}
