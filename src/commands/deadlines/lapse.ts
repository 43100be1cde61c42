import type { QuoteIdentity } from '../../../workflows/quote/facts.ts';
import { businessDaysBefore, firstOpening } from '../../domain/business-time.ts';
import type { Instance } from '../../store/instances.ts';
import { calendarOfPerson } from '../gather/calendar.ts';
import { validUntilOf } from '../quote/validity.ts';
import type { Scene } from '../scene.ts';
import { type Armed, armDeadlines, disarmDeadlines } from './arm.ts';

/** Business days of the owner's office between the warning and the last valid day. */
const warnedBefore = 3;

/**
 * A quote lapses when its last valid day (UTC) is over, unless the customer has said yes by then: accepted, or with a
 * signed copy that only waits for a second person of ours. Its owner is warned some business days before.
 */
export async function armLapse(scene: Scene, { id, state, snapshot }: Instance): Promise<void> {
  await disarmLapse(scene, id);
  if (state !== 'inReview' && state !== 'usable') return;
  const { version } = snapshot.context as QuoteIdentity;
  const [validUntil, [over]] = await Promise.all([
    validUntilOf(scene.tx, id, version),
    scene.tx.query<{ at: string }>(`select (valid_until($1, $2) + 1)::timestamp at time zone 'UTC' as at`, [
      id,
      version,
    ]),
  ]);
  const { at } = over as { at: string };
  await armDeadlines(scene, id, [
    ...(await warning(scene, version, validUntil)),
    { name: 'lapse', dueAt: at, type: 'LapseQuote', input: { lapsedVersion: version } },
  ]);
}

/** None when the offer is that short: nobody needs to be told at once what they have just written. */
async function warning(scene: Scene, version: number, validUntil: string): Promise<Armed[]> {
  const calendar = await calendarOfPerson(scene.tx, scene.deal.ownerId);
  const dueAt = firstOpening(calendar, businessDaysBefore(calendar, validUntil, warnedBefore));
  if (Date.parse(dueAt) <= Date.parse(scene.at)) return [];
  return [{ name: 'lapse-warning', dueAt, type: 'WarnOfLapse', input: { lapsedVersion: version, validUntil } }];
}

export const disarmLapse = (scene: Scene, quoteId: string): Promise<void> =>
  disarmDeadlines(scene, quoteId, ['lapse', 'lapse-warning']);
