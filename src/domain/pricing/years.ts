import type { Exact } from '../exact.ts';
import { type Minor, allocate } from '../money.ts';
import type { PricedLine } from './priced.ts';

/** A line's net split over the subscription years it runs in, by price periods; the parts sum to the net. */
export function netByYear(line: PricedLine): { year: number; amount: Minor }[] {
  const { years } = line.period;
  const amounts = allocate(line.net, wholeWeights(years.map(({ periods }) => periods)));
  return years.map(({ year }, index) => ({ year, amount: amounts[index] ?? 0n }));
}

/** Fractions as whole numbers in the same proportion, over their common denominator. */
export function wholeWeights(weights: readonly Exact[]): bigint[] {
  const denominator = weights.reduce((common, { d }) => (common / greatestDivisor(common, d)) * d, 1n);
  return weights.map(({ n, d }) => n * (denominator / d));
}

const greatestDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestDivisor(b, a % b));
