import type { PlainDate } from '../../domain/offer.ts';
import type { Subscription } from '../api/types.ts';
import { plainDate } from '../deals/first-quote.ts';

/** The reader's today, or the day of the subscription that is nearest to it. */
export function today({ start, end }: Pick<Subscription, 'start' | 'end'>): PlainDate {
  const now = plainDate(new Date());
  if (now < start) return start;
  return now > end ? end : now;
}
