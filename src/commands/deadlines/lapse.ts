import type { QuoteIdentity } from '../../../workflows/quote/facts.ts';
import type { Instance } from '../../store/instances.ts';
import type { Scene } from '../scene.ts';
import { armDeadlines, disarmDeadlines } from './arm.ts';

/**
 * A quote lapses when its last valid day (UTC) is over, unless the customer has said yes by then: accepted, or with a
 * signed copy that only waits for a second person of ours.
 */
export async function armLapse(scene: Scene, { id, state, snapshot }: Instance): Promise<void> {
  await disarmLapse(scene, id);
  if (state !== 'inReview' && state !== 'usable') return;
  const { version } = snapshot.context as QuoteIdentity;
  const [over] = await scene.tx.query<{ at: string }>(
    `select (valid_until($1, $2) + 1)::timestamp at time zone 'UTC' as at`,
    [id, version],
  );
  const { at } = over as { at: string };
  await armDeadlines(scene, id, [{ name: 'lapse', dueAt: at, type: 'LapseQuote', input: { lapsedVersion: version } }]);
}

export const disarmLapse = (scene: Scene, quoteId: string): Promise<void> => disarmDeadlines(scene, quoteId, ['lapse']);
