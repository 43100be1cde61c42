import { allocate, type Minor } from '../money.ts';
import type { PricedLine, YearShare } from './priced.ts';

/** What of a line's net falls into a stretch of it inside one subscription year. */
export interface YearAmount extends YearShare {
  amount: Minor;
}

/** A line's net split over the subscription years it is charged in; the amounts sum to the net. */
export const netByYear = ({ segments }: Pick<PricedLine, 'segments'>): YearAmount[] =>
  segments.flatMap(({ net, period: { years } }) => {
    const amounts = allocate(
      net,
      years.map(({ weight }) => weight),
    );
    return years.map((share, index) => ({ ...share, amount: amounts[index] ?? 0n }));
  });
