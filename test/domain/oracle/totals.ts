import type { Discount, QuoteContent, QuoteLine } from '../../../src/domain/offer.ts';
import type { PricingBasis } from '../../../src/domain/pricing/basis.ts';
import {
  all,
  by,
  type Coin,
  coinOf,
  coins,
  type Fraction,
  inCoins,
  isNothing,
  minus,
  read,
  shareCoins,
  times,
  total,
  unity,
  worth,
} from './fraction.ts';
import { isOpen, type LineWorth, lineWorths } from './lines.ts';

export interface OfferWorth {
  lines: LineWorth[];
  options: OptionWorth[];
  headerSteps: { name?: string; amount: bigint }[];
  net: bigint;
}

/** A line that may still be chosen: as it is in the offer with it, and what that is worth more. */
export interface OptionWorth extends LineWorth {
  adds: bigint;
}

/** The whole offer; for every line that may be chosen the whole is worked out once more. */
export function offerWorth(content: QuoteContent, basis: PricingBasis): OfferWorth {
  const now = countedWorth(content, basis);
  const options = content.lines.filter(isOpen).flatMap(({ id }) => {
    const { lines, net, takesTooMuch } = countedWorth(taking(id, content), basis);
    const line = lines.find(({ said }) => said.id === id) as LineWorth;
    return takesTooMuch ? [] : [{ ...line, adds: net - now.net }];
  });
  return { lines: now.lines, headerSteps: now.headerSteps, net: now.net, options };
}

/** At most one of the alternatives that go by one name is taken. */
function taking(id: string, content: QuoteContent): QuoteContent {
  const lines = structuredClone(content.lines);
  const taken = lines.find((line) => line.id === id) as QuoteLine;
  for (const line of lines) if (taken.alternative && line.alternative === taken.alternative) delete line.chosen;
  taken.chosen = true;
  return { ...content, lines };
}

/** What comes off the total, shared out among lines and their stretches by what they come to. */
function countedWorth(content: QuoteContent, basis: PricingBasis) {
  const { currency } = content;
  const coin = coinOf(currency, basis.rounding);
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
        ? inCoins(times(worth(left, currency), read(discount.percent)), coin)
        : 'amount' in discount
          ? coins(read(discount.amount), currency)
          : left - coins(read(discount.targetPrice), currency);
    left -= amount;
    headerSteps.push({ ...(name !== undefined && { name }), amount });
    if ('percent' in discount) share = times(share, minus(unity, read(discount.percent)));
    else share = isNothing(unrounded) ? unity : by(worth(left, currency), unrounded);
  }
  const parts = shareCoins(
    sum - left,
    counted.map(({ net }) => worth(net, currency)),
    coin,
  );
  const lines = counted.map((line, index) => lowered(line, parts[index] as bigint, share, coin));
  const belowNothing = counted.some(({ segments }) => segments.some((segment) => segment.net < 0n));
  const takesTooMuch = belowNothing || left < 0n || (sum === 0n && left !== 0n);
  return { lines, headerSteps, net: left, takesTooMuch };
}

function lowered(line: LineWorth, off: bigint, share: Fraction, coin: Coin): LineWorth {
  const parts = shareCoins(
    off,
    line.segments.map(({ net }) => worth(net, coin.currency)),
    coin,
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
