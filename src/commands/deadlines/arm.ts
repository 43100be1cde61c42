import type { Scene } from '../scene.ts';

/** A command to be given when its time comes. */
export interface Armed {
  /** Unique among the armed deadlines of a machine. */
  name: string;
  dueAt: string;
  type: string;
  input: object;
}

export async function armDeadlines(scene: Scene, instanceId: string, armed: readonly Armed[]): Promise<void> {
  const rows = armed.map(({ name, dueAt, type, input }) => ({
    name,
    due_at: dueAt,
    command: { type, target: { instanceId }, input },
  }));
  await scene.tx.query(
    `insert into deadline (deal_id, instance_id, name, due_at, command)
     select $1, $2, name, due_at, command from jsonb_to_recordset($3) as d(name text, due_at timestamptz, command jsonb)`,
    [scene.deal.id, instanceId, JSON.stringify(rows)],
  );
}

/** Cancels the armed deadlines of a machine that bear one of the names. */
export async function disarmDeadlines(scene: Scene, instanceId: string, names: readonly string[]): Promise<void> {
  await scene.tx.query(
    `update deadline set status = 'cancelled' where instance_id = $1 and name = any($2) and status = 'armed'`,
    [instanceId, names],
  );
}
