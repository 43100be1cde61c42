import type { QuoteIdentity } from '../../workflows/quote/facts.ts';
import type { Instance } from '../store/instances.ts';
import type { Scene } from './scene.ts';

/**
 * A quote lapses when its last valid day (UTC) is over, unless the customer has said yes by then: accepted, or with a
 * signed copy that only waits for a second person of ours.
 */
export async function armLapse(scene: Scene, { id, state, snapshot }: Instance): Promise<void> {
  await disarmLapse(scene, id);
  if (state !== 'inReview' && state !== 'usable') return;
  const { version } = snapshot.context as QuoteIdentity;
  const command = { type: 'LapseQuote', target: { instanceId: id }, input: { lapsedVersion: version } };
  await scene.tx.query(
    `insert into deadline (deal_id, instance_id, name, due_at, command)
     select $1, quote_id, 'lapse', ((content ->> 'validUntil')::date + 1)::timestamp at time zone 'UTC', $4
     from quote_version where quote_id = $2 and version = $3`,
    [scene.deal.id, id, version, JSON.stringify(command)],
  );
}

export async function disarmLapse(scene: Scene, quoteId: string): Promise<void> {
  await scene.tx.query(
    "update deadline set status = 'cancelled' where instance_id = $1 and name = 'lapse' and status = 'armed'",
    [quoteId],
  );
}
