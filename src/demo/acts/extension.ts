import { addDays } from '../../domain/calendar.ts';
import type { Act } from '../story.ts';
import { give, ownerOf } from '../give.ts';
import { act, quote } from './quote.ts';

/** The owner asks that the offer stays good for so many days more. */
export const askExtension = (after: number, days: number, reason: string): Act =>
  act(after, async (told) => {
    const input = { until: addDays(told.validUntil, days), reason };
    await give(told, 'AskExtension', { by: ownerOf(told), target: quote(told), input });
  });

/** Somebody of the desk agrees. */
export const grantExtension = (after: number, comment: string): Act =>
  act(after, async (told) => {
    const [asked] = await told.database.query<{ id: string }>(
      'select id from quote_extension where quote_id = $1 and decision is null',
      [told.quoteId],
    );
    const input = { extensionId: (asked as { id: string }).id, comment };
    const by = told.company.actor(told.random.pick(['dora.desk', 'dan.desk', 'devi.desk']));
    await give(told, 'GrantExtension', { by, target: quote(told), input });
  });
