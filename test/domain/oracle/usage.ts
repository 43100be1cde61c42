import type { QuoteLine } from '../../../src/domain/offer.ts';
import { fall, type Landing, type Stretch } from './falls.ts';
import { by, type Coin, type Fraction, isLess, isNothing, read, times, unity, whole } from './fraction.ts';

/** What a usage line promises: its commitment, or as much more as makes up the minimum of every charged period. */
export function promise(line: QuoteLine, stretches: readonly Stretch[], coin: Coin) {
  const promised = stretches.map((one) => ({ ...one, quantity: one.promised }));
  const own = fall(line, promised, coin);
  const expected = fall(line, stretches, coin);
  const columns = stretches.map((stretch, index) => {
    const column = (landings: readonly Landing[]) => landings.map(({ amounts }) => amounts[index] as Fraction);
    const [mine, hoped] = [column(own), column(expected)];
    const comesTo = mine.at(-1) as Fraction;
    const least = times(read(line.usage?.minimum ?? '0'), stretch.use.charged);
    if (line.usage?.minimum === undefined || !isLess(comesTo, least))
      return { amounts: mine, quantity: stretch.promised };
    const grown = (amounts: Fraction[], quantity: Fraction) => {
      const rate = by(least, amounts.at(-1) as Fraction);
      return { amounts: amounts.map((amount) => times(amount, rate)), quantity: times(quantity, rate) };
    };
    if (!isNothing(comesTo)) return grown(mine, stretch.promised);
    if (!isNothing(hoped.at(-1) as Fraction)) return grown(hoped, stretch.quantity);
    return { amounts: mine.map(() => least), quantity: whole(0) };
  });
  return {
    landings: own.map(
      (landing, step): Landing => ({
        ...landing,
        amounts: columns.map(({ amounts }) => amounts[step] as Fraction),
      }),
    ),
    quantities: columns.map(({ quantity }) => quantity),
  };
}

/** One period of what is expected, before and after discounts. */
export function expectedPeriod(line: QuoteLine, [first]: readonly Stretch[], coin: Coin) {
  const { use, ...rest } = first as Stretch;
  const one = { ...rest, use: { ...use, factor: unity, charged: unity, uplifted: unity } };
  const landings = fall(line, [one], coin);
  return { list: landings[0]?.amounts[0] as Fraction, net: landings.at(-1)?.amounts[0] as Fraction };
}
