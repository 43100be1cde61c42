import { compare, div, type Exact, exact, isZero, mul, one, zero } from '../exact.ts';
import type { QuoteLine } from '../offer.ts';
import { ladder, type Rung, type Stretch } from './ladder.ts';
import type { Unrounded } from './priced.ts';
import type { Rounding } from './rounding.ts';

/** What a usage line is committed to, as a ladder, and how many units that buys in a period of each stretch. */
export interface Committed {
  rungs: Rung[];
  quantities: Exact[];
}

/**
 * The commitment of a usage line at its prices. Where a minimum is above what the commitment comes to, it counts
 * instead: it buys as much more usage, at the same mix of prices and with the same discounts, so that list and cost grow
 * with it. Without a commitment the mix is that of the expected quantity.
 */
export function committed(line: QuoteLine, stretches: readonly Stretch[], rounding: Rounding): Committed {
  const { commitment = '0', minimum } = line.usage ?? {};
  const promised = stretches.map((one) => ({ ...one, quantity: one.committed ?? exact(commitment) }));
  const own = ladder(line, promised, rounding);
  if (minimum === undefined) return { rungs: own, quantities: promised.map(({ quantity }) => quantity) };
  const expected = ladder(line, stretches, rounding);
  const columns = stretches.map((stretch, index) => {
    const least = mul(exact(minimum), stretch.period.charged);
    const promise = { column: columnOf(own, index), quantity: promised[index]?.quantity ?? zero };
    if (compare(last(promise.column), least) >= 0) return promise;
    const mix = isZero(last(promise.column))
      ? { column: columnOf(expected, index), quantity: stretch.quantity }
      : promise;
    // Usage that is given away still costs its minimum.
    if (isZero(last(mix.column))) return { column: mix.column.map(() => least), quantity: zero };
    const more = div(least, last(mix.column));
    return { column: mix.column.map((amount) => mul(amount, more)), quantity: mul(mix.quantity, more) };
  });
  return {
    rungs: own.map((rung, index) => ({ ...rung, amounts: columns.map(({ column }) => column[index] ?? zero) })),
    quantities: columns.map(({ quantity }) => quantity),
  };
}

/** One price period of what is expected, before and after discounts: the price of usage that nobody committed to. */
export function expectedOf(line: QuoteLine, [first]: readonly Stretch[], rounding: Rounding): Unrounded {
  if (!first) return { list: zero, net: zero };
  const period = { ...first.period, factor: one, charged: one, uplifted: one };
  const column = columnOf(ladder(line, [{ ...first, period }], rounding), 0);
  return { list: column[0] ?? zero, net: last(column) };
}

const columnOf = (rungs: readonly Rung[], stretch: number): Exact[] =>
  rungs.map(({ amounts }) => amounts[stretch] ?? zero);
const last = (column: readonly Exact[]): Exact => column.at(-1) ?? zero;
