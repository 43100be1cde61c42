import type { QuoteLine } from '../../../src/domain/offer.ts';
import {
  type Coin,
  coins,
  type Fraction,
  inCoins,
  isLess,
  isNothing,
  minus,
  nothing,
  read,
  shareCoins,
  times,
  unity,
  worth,
} from './fraction.ts';
import type { Use } from './use.ts';

/** A stretch of a line, before anything is taken off. */
export interface Stretch {
  use: Use;
  quantity: Fraction;
  /** Of a usage line: what is promised. */
  promised: Fraction;
  /** Said by the ramp. */
  unitPrice: string | undefined;
  /** The list price of a period, of so many units in all. */
  price(quantity: Fraction, of: Fraction): Fraction;
  /** What of a quantity has a price: units, begun packages, or one whatever the quantity. */
  priced(quantity: Fraction): Fraction;
}

/** What all stretches of a line come to after a step. */
export interface Landing {
  kind: 'list' | 'freeUnits' | 'freeTime' | 'uplift' | 'discount' | 'further';
  name?: string;
  amounts: Fraction[];
}

/** From list to net in the stated order. */
export function fall(line: QuoteLine, stretches: readonly Stretch[], coin: Coin): Landing[] {
  const landings: Landing[] = [];
  const land = (kind: Landing['kind'], amounts: Fraction[], name?: string) =>
    landings.push({ kind, amounts, ...(name !== undefined && { name }) });
  const last = () => (landings.at(-1) as Landing).amounts;
  const charged = ({ quantity }: Stretch): Fraction => {
    const left = minus(quantity, read(line.freeUnits ?? '0'));
    return isLess(left, nothing) ? nothing : left;
  };
  const { discount, furtherDiscounts = [], freeMonths = 0, uplift = '0' } = line;

  land(
    'list',
    stretches.map((one) => times(one.price(one.quantity, one.quantity), one.use.factor)),
  );
  if (line.freeUnits !== undefined)
    land(
      'freeUnits',
      stretches.map((one) => times(one.price(charged(one), one.quantity), one.use.factor)),
    );
  if (freeMonths > 0)
    land(
      'freeTime',
      stretches.map((one) => times(one.price(charged(one), one.quantity), one.use.charged)),
    );
  if (!isNothing(read(uplift)))
    land(
      'uplift',
      stretches.map((one) => times(one.price(charged(one), one.quantity), one.use.uplifted)),
    );
  if (discount || stretches.some(({ unitPrice }) => unitPrice !== undefined)) {
    const open = stretches.map(({ unitPrice }) => unitPrice === undefined);
    const off = discount && 'amount' in discount ? without(discount.amount, last(), open, coin) : last();
    const target = discount && 'targetPrice' in discount ? discount.targetPrice : undefined;
    const amounts = stretches.map((one, index) => {
      const said = one.unitPrice ?? target;
      if (said !== undefined) return times(times(read(said), one.priced(charged(one))), one.use.uplifted);
      if (discount && 'percent' in discount) return reduced(last()[index] as Fraction, discount.percent);
      return off[index] as Fraction;
    });
    land('discount', amounts);
  }
  for (const { name, discount: more } of furtherDiscounts) {
    const amounts =
      'percent' in more
        ? last().map((amount) => reduced(amount, more.percent))
        : without(
            more.amount,
            last(),
            stretches.map(() => true),
            coin,
          );
    land('further', amounts, name);
  }
  return landings;
}

const reduced = (amount: Fraction, percent: string): Fraction => times(amount, minus(unity, read(percent)));

/** An amount off what was rounded to coins, shared out among those stretches that are open to it. */
function without(amount: string, before: readonly Fraction[], isOpen: readonly boolean[], coin: Coin): Fraction[] {
  const { currency } = coin;
  const rounded = before.map((each) => inCoins(each, coin));
  const shares = shareCoins(
    coins(read(amount), currency),
    rounded.map((each, index) => worth(isOpen[index] ? each : 0n, currency)),
    coin,
  );
  return rounded.map((each, index) => worth(each - (shares[index] as bigint), currency));
}
