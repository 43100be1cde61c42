import type { Discount, PricingBasis, QuoteContent } from '../../../src/domain/offer.ts';
import {
  all,
  by,
  coins,
  type Fraction,
  isNothing,
  minus,
  read,
  shareOut,
  times,
  total,
  unity,
  worth,
} from './fraction.ts';
import { isOpen, type LineWorth, lineWorths } from './lines.ts';

export interface OfferWorth {
  lines: LineWorth[];
  options: LineWorth[];
  headerSteps: { name?: string; amount: bigint }[];
  net: bigint;
}

/** The whole offer: what comes off the total, shared out among lines and their stretches by what they come to. */
export function offerWorth(content: QuoteContent, basis: PricingBasis): OfferWorth {
  const { currency } = content;
  const before = lineWorths(content, basis);
  const counted = before.filter(({ said }) => !isOpen(said));
  const said: { name?: string; discount: Discount }[] = [
    ...(content.headerDiscount ? [{ discount: content.headerDiscount }] : []),
    ...(content.furtherHeaderDiscounts ?? []),
  ];
  const sum = total(counted.map(({ net }) => net));
  const unrounded = all(counted.map((line) => line.unrounded.net));
  const headerSteps: OfferWorth['headerSteps'] = [];
  let left = sum;
  let share = unity;
  for (const { name, discount } of said) {
    const amount =
      'percent' in discount
        ? coins(times(worth(left, currency), read(discount.percent)), currency)
        : 'amount' in discount
          ? coins(read(discount.amount), currency)
          : left - coins(read(discount.targetPrice), currency);
    left -= amount;
    headerSteps.push({ ...(name !== undefined && { name }), amount });
    if ('percent' in discount) share = times(share, minus(unity, read(discount.percent)));
    else share = isNothing(unrounded) ? unity : by(worth(left, currency), unrounded);
  }
  const parts = shareOut(
    sum - left,
    counted.map(({ net }) => worth(net, currency)),
  );
  const lines = counted.map((line, index) => lowered(line, parts[index] as bigint, share, currency));
  const inMoney = said.some(({ discount }) => !('percent' in discount));
  const options = before
    .filter(({ said: line }) => isOpen(line))
    .map((line) => {
      if (inMoney || said.length === 0) return line;
      const net = coins(times(worth(line.net, currency), share), currency);
      return lowered(line, line.net - net, share, currency);
    });
  return { lines, options, headerSteps, net: left };
}

function lowered(line: LineWorth, off: bigint, share: Fraction, currency: string): LineWorth {
  const parts = shareOut(
    off,
    line.segments.map(({ net }) => worth(net, currency)),
  );
  const less = ({ list, net }: { list: Fraction; net: Fraction }) => ({ list, net: times(net, share) });
  return {
    ...line,
    headerDiscount: off,
    net: line.net - off,
    unrounded: less(line.unrounded),
    segments: line.segments.map((segment, index) => ({
      ...segment,
      headerDiscount: parts[index] as bigint,
      net: segment.net - (parts[index] as bigint),
      unrounded: less(segment.unrounded),
    })),
  };
}
