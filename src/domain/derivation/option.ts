import { withChosen } from '../pricing/choices.ts';
import type { PricedLine } from '../pricing/priced.ts';
import { type Derived, named, worked } from './derived.ts';
import { type Grounds, groundsOf } from './grounds.ts';
import { headerDiscount } from './header.ts';
import { afterLineDiscount, deriveLine } from './line.ts';

/** Where the figures of a line stand: those of what may still be chosen in the offer with it alone of the open choices. */
export function groundsOfLine(id: string, grounds: Grounds): Grounds {
  if (!grounds.priced.options.some((option) => option.id === id)) return grounds;
  return groundsWith([id], grounds);
}

/** The offer with some of its open choices taken. */
export function groundsWith(ids: readonly string[], { content, basis, closing, chosen }: Grounds): Grounds {
  const offer = withChosen(content, new Set(ids));
  // One of a set takes the place of another.
  const stillChosen = new Set(offer.lines.flatMap(({ id, chosen: isChosen }) => (isChosen ? [id] : [])));
  const taken = [...(chosen?.split(',') ?? []), ...ids].filter((id) => stillChosen.has(id));
  return { ...groundsOf(offer, basis, closing), chosen: taken.join(',') };
}

/**
 * What choosing an option adds: the line after its own discounts, what lines that are a share of others grow by, less what
 * it takes the place of, less what more comes off the total. Undefined of what cannot be chosen.
 */
export function deriveAdds(id: string, now: Grounds): Derived | undefined {
  const then = groundsOfLine(id, now);
  const own = then === now ? undefined : afterLineDiscount(id, then);
  if (!own) return undefined;
  const left = new Set(then.priced.lines.map((line) => line.id));
  const grown = now.priced.lines.filter((line) => left.has(line.id)).flatMap((line) => growthOf(line, now, then));
  const added = grown.length === 0 ? own : worked('addedBefore', 'sum', 'money', [own, ...grown]);
  const replaced = now.priced.lines
    .filter((line) => !left.has(line.id))
    .flatMap((line) => afterLineDiscount(line.id, now) ?? []);
  const taken = [...replaced.map((line) => named('replaced', line, labelOf(line))), ...moreOff(now, then)];
  if (taken.length === 0) return named('adds', added, labelOf(own));
  return worked('adds', 'difference', 'money', [added, ...taken], labelOf(own));
}

/** What choosing an option makes the other lines come to more, negative of less. Undefined of what cannot be chosen. */
export function deriveAddsToOthers(id: string, now: Grounds): Derived | undefined {
  const adds = deriveAdds(id, now);
  const own = adds && deriveLine(id, 'net', groundsOfLine(id, now));
  return own && worked('addsToOthers', 'difference', 'money', [adds, own], labelOf(own));
}

const labelOf = ({ of }: Derived) => (of === undefined ? {} : { of });

/** Of a line that is a share of others: how far it is more with the option. */
function growthOf({ id, name }: PricedLine, now: Grounds, then: Grounds): Derived[] {
  if (now.before.get(id)?.net === then.before.get(id)?.net) return [];
  const [after, before] = [afterLineDiscount(id, then), afterLineDiscount(id, now)];
  return after && before ? [worked('grownShare', 'difference', 'money', [after, before], { of: name })] : [];
}

function moreOff(now: Grounds, then: Grounds): Derived[] {
  if (now.priced.headerSteps.length === 0) return [];
  const [withIt, withoutIt] = [headerDiscount(then), headerDiscount(now)];
  return [worked('moreOff', 'difference', 'money', [named('offWithIt', withIt), named('offWithoutIt', withoutIt)])];
}
