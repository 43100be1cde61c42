import { allocate, type Minor } from '../money.ts';
import type { PricedLine, PricedSegment, YearShare } from './priced.ts';

/** What of a line's net falls into a stretch of it inside one subscription year. */
export interface YearAmount {
  share: YearShare;
  amount: Minor;
}

/** A line's net split over the subscription years it is charged in; the amounts sum to the net. */
export function netByYear({ segments }: Pick<PricedLine, 'segments'>): YearAmount[] {
  const [first, ...more] = segments;
  return first && more.length === 0 ? split(first) : segments.flatMap(split);
}

function split({ net, period }: PricedSegment): YearAmount[] {
  const amounts = allocate(
    net,
    period.years.map(({ weight }) => weight),
  );
  return period.years.map((share, index) => ({ share, amount: amounts[index] ?? 0n }));
}
