import { compare, div, type Exact, isZero, one, ratio, sign, sub } from '../exact.ts';
import type { Minor } from '../money.ts';
import type { PricedLine, Unrounded } from '../pricing/priced.ts';
import type { Margin } from './measures.ts';

/** (net − cost) ÷ net. */
export function marginOf(net: Minor, cost: Minor | null): Margin {
  if (net <= 0n) return 'free';
  return cost === null ? 'unknown' : ratio(net - cost, net);
}

/** The same before rounding to money. */
export function exactMargin(net: Exact, cost: Exact | null): Margin {
  if (sign(net) <= 0) return 'free';
  return cost === null ? 'unknown' : sub(one, div(cost, net));
}

/** A free line is below every other. Otherwise one unknown margin makes the lowest unknown. */
export function lowest(margins: readonly Margin[]): Margin {
  if (margins.includes('free')) return 'free';
  return margins.reduce<Margin>((least, margin) => {
    if (typeof least === 'string') return least;
    return typeof margin === 'string' || compare(margin, least) < 0 ? margin : least;
  }, margins[0] ?? 'unknown');
}

/** What a line is judged by: as it is charged; usage that nobody committed to, as it would be. */
export const judgedOf = ({
  list,
  expected,
  unrounded,
}: Pick<PricedLine, 'list' | 'expected' | 'unrounded'>): Unrounded => (list === 0n ? expected : undefined) ?? unrounded;

/** The discount as it was given, before rounding to money; null where list is zero. */
export const discountOf = ({ list, net }: Unrounded): Exact | null => (isZero(list) ? null : sub(one, div(net, list)));
