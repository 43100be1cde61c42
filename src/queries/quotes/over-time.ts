/** A stored version month by month, worked out of what was frozen with it. */
import { schedule } from '../../domain/billing/schedule.ts';
import { type OverTimeView, viewOverTime } from '../../domain/measures/over-time.ts';
import type { QuoteContent } from '../../domain/offer.ts';
import type { PricingBasis } from '../../domain/pricing/basis.ts';
import { price } from '../../domain/pricing/price.ts';
import type { Reader } from '../page.ts';

/** Undefined where there is no such version, or nothing on it. */
export async function storedOverTime(
  reader: Reader,
  quoteId: string,
  version: number,
): Promise<OverTimeView | undefined> {
  const [row] = await reader.query<{ content: QuoteContent; basis: PricingBasis }>(
    'select content, basis from quote_version where quote_id = $1 and version = $2',
    [quoteId, version],
  );
  if (!row || row.content.lines.length === 0) return undefined;
  const priced = price(row.content, row.basis);
  return viewOverTime(priced, schedule(priced, row.content));
}
