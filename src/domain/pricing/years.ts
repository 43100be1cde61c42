import { allocate, type Minor } from '../money.ts';
import type { PricedLine } from './priced.ts';

/** A line's net split over the subscription years it runs in, by price periods: one part for each of its `years`; they sum to the net. */
export const netByYear = (line: PricedLine): Minor[] =>
  allocate(
    line.net,
    line.period.years.map(({ weight }) => weight),
  );
