import { allocate, type Minor } from '../money.ts';
import type { PricedLine, PricedSegment, YearShare } from './priced.ts';

/** What of a line's net falls into a stretch of it inside one subscription year. */
export interface YearAmount extends YearShare {
  amount: Minor;
}

/** A line's net split over the subscription years it is charged in; the amounts sum to the net. */
export const netByYear = ({ segments }: Pick<PricedLine, 'segments'>): readonly YearAmount[] => {
  const [first, ...more] = segments;
  return first && more.length === 0 ? split(first) : segments.flatMap(split);
};

/** Invoices, the first year, what is firm and MRR all ask for the same. */
const known = new WeakMap<PricedSegment, readonly YearAmount[]>();

function split(segment: PricedSegment): readonly YearAmount[] {
  const before = known.get(segment);
  if (before) return before;
  const { net, period } = segment;
  const amounts = allocate(
    net,
    period.years.map(({ weight }) => weight),
  );
  const years = period.years.map((share, index) => ({ ...share, amount: amounts[index] ?? 0n }));
  known.set(segment, years);
  return years;
}
