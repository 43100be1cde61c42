import type { RecordedFact } from '../store/facts.ts';
import type { Scene } from './scene.ts';

/** A quote lapses when its last valid day (UTC) is over. */
export async function armLapse(scene: Scene, fact: RecordedFact): Promise<void> {
  const { version, validUntil } = fact.data as { version: number; validUntil: string };
  await disarmLapse(scene, fact.instanceId as string);
  await scene.tx.query(
    `insert into deadline (deal_id, instance_id, name, due_at, command)
     values ($1, $2, 'lapse', ($3::date + 1)::timestamp at time zone 'UTC', $4)`,
    [
      scene.deal.id,
      fact.instanceId,
      validUntil,
      JSON.stringify({
        type: 'LapseQuote',
        target: { instanceId: fact.instanceId },
        input: { lapsedVersion: version },
      }),
    ],
  );
}

export async function disarmLapse(scene: Scene, quoteId: string): Promise<void> {
  await scene.tx.query(
    "update deadline set status = 'cancelled' where instance_id = $1 and name = 'lapse' and status = 'armed'",
    [quoteId],
  );
}
