import { compare, parseDecimal, zero } from '../exact.ts';
import type { Tier } from '../catalogue.ts';

/**
 * What is wrong with the tiers of a price; undefined when every quantity falls in exactly one of them. Of an end that is no
 * decimal nothing is said: it is refused as that, beside this.
 */
export function tiersFault(tiers: readonly Tier[]): string | undefined {
  if (tiers.some(({ upTo }, index) => (upTo === null) !== (index === tiers.length - 1))) {
    return 'The last tier, and only the last, is open-ended: its upTo is null.';
  }
  let reached = zero;
  for (const { upTo } of tiers) {
    const end = upTo === null ? undefined : parseDecimal(upTo);
    if (end === undefined) continue;
    if (compare(end, reached) <= 0) return 'Each tier reaches further than the one before.';
    reached = end;
  }
  return undefined;
}
