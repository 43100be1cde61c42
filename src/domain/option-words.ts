/** Why an option adds another amount than its own net, in words that are the same wherever it is told. */
import { type Exact, exact, negate, roundToUnits, sign, sub, unitsText } from './exact.ts';
import { minorUnitPlaces } from './money.ts';
import type { Money } from './offer.ts';
import type { OptionCause } from './pricing/priced.ts';

interface AddedPrice {
  net: Money;
  adds: Money;
  because: readonly OptionCause[];
}

/**
 * "Adds nothing to the total: $300.00 for itself, $300.00 less for the other lines, because the agreed total stays".
 * Undefined of what adds its own net. `text` writes money.
 */
export function addedPriceWords(
  { net, adds, because }: AddedPrice,
  text: (money: Money) => string,
): string | undefined {
  if (because.length === 0) return undefined;
  const { currency } = net;
  const others = sub(exact(adds.amount), exact(net.amount));
  const change = `${text(size(others, currency))} ${sign(others) < 0 ? 'less' : 'more'} for the other lines`;
  return `${addsWords(adds, text)}: ${text(net)} for itself, ${change}, ${because.map((cause) => causes[cause]).join(' and ')}`;
}

function addsWords({ amount, currency }: Money, text: (money: Money) => string): string {
  const way = sign(exact(amount));
  if (way === 0) return 'Adds nothing to the total';
  const much = text(size(exact(amount), currency));
  return way < 0 ? `Takes ${much} off the total` : `Adds ${much} to the total`;
}

const causes: Record<OptionCause, string> = {
  replaces: 'because it takes the place of one of them',
  shareOfLines: 'because some of them are a share of it',
  agreedTotal: 'because the agreed total stays',
  sharedDiscount: 'because the discount on the total is shared with it',
  rounding: 'by rounding',
};

/** Without its sign. */
function size(amount: Exact, currency: Money['currency']): Money {
  const places = minorUnitPlaces[currency];
  return { amount: unitsText(roundToUnits(sign(amount) < 0 ? negate(amount) : amount, places), places), currency };
}
