/** Why an option adds another amount than its own net, told alike wherever it is told. */
import { type Exact, exact, negate, roundToUnits, sign, sub, unitsText } from './exact.ts';
import type { OptionFigure } from './measures/figures.ts';
import { minorUnitPlaces } from './money.ts';
import type { Money } from './offer.ts';
import type { OptionCause } from './pricing/priced.ts';

interface AddedPrice {
  net: Money;
  adds: Money;
  because: readonly OptionCause[];
}

/** A piece of what is told: words, or an amount without its sign and the figure of the option that it is. */
export type ToldPiece = string | { figure: OptionFigure | 'net'; amount: Money };

/**
 * "Adds nothing to the total: $300.00 for itself, $300.00 less for the other lines, because the agreed total stays".
 * Undefined of what adds its own net.
 */
export function addedPriceTold({ net, adds, because }: AddedPrice): ToldPiece[] | undefined {
  if (because.length === 0) return undefined;
  const others = sub(exact(adds.amount), exact(net.amount));
  return [
    ...addsTold(adds),
    ': ',
    { figure: 'net', amount: net },
    ' for itself, ',
    { figure: 'addsToOthers', amount: size(others, net.currency) },
    ` ${sign(others) < 0 ? 'less' : 'more'} for the other lines, ${because.map((cause) => causes[cause]).join(' and ')}`,
  ];
}

/** The same as text. `text` writes money. */
export const addedPriceWords = (option: AddedPrice, text: (money: Money) => string): string | undefined =>
  addedPriceTold(option)
    ?.map((piece) => (typeof piece === 'string' ? piece : text(piece.amount)))
    .join('');

function addsTold({ amount, currency }: Money): ToldPiece[] {
  const way = sign(exact(amount));
  if (way === 0) return ['Adds nothing to the total'];
  const much = { figure: 'adds', amount: size(exact(amount), currency) } as const;
  return way < 0 ? ['Takes ', much, ' off the total'] : ['Adds ', much, ' to the total'];
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
