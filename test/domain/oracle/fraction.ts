/**
 * Part of the oracle: a second, deliberately naive pricing that shares no code with the product. Fractions of whole
 * numbers that are never reduced; the one below is always above zero.
 */
export interface Fraction {
  n: bigint;
  d: bigint;
}

export const whole = (n: bigint | number): Fraction => ({ n: BigInt(n), d: 1n });
export const over = (n: bigint | number, d: bigint | number): Fraction => ({ n: BigInt(n), d: BigInt(d) });
export const nothing = whole(0n);
export const unity = whole(1n);

export function read(text: string): Fraction {
  const [before = '0', after = ''] = text.split('.');
  return { n: BigInt(before + after), d: 10n ** BigInt(after.length) };
}

export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
export const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });
export function by(a: Fraction, b: Fraction): Fraction {
  if (b.n === 0n) throw new Error('Divided by nothing');
  return b.n > 0n ? { n: a.n * b.d, d: a.d * b.n } : { n: -a.n * b.d, d: a.d * -b.n };
}
export const all = (parts: readonly Fraction[]): Fraction => parts.reduce(plus, nothing);
export const isLess = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;
export const isNothing = ({ n }: Fraction): boolean => n === 0n;

export const places: Record<string, number> = { USD: 2, EUR: 2, JPY: 0, ISK: 0, BHD: 3 };

/** In the smallest coin of a currency, half away from zero. */
export function coins({ n, d }: Fraction, currency: string): bigint {
  const scaled = n * 10n ** BigInt(places[currency] as number);
  const cut = scaled / d;
  const rest = scaled - cut * d;
  const far = (rest < 0n ? -rest : rest) * 2n >= d;
  return far ? cut + (n < 0n ? -1n : 1n) : cut;
}

export const worth = (coins: bigint, currency: string): Fraction =>
  over(coins, 10n ** BigInt(places[currency] as number));
export const total = (coins: readonly bigint[]): bigint => coins.reduce((sum, coin) => sum + coin, 0n);

/**
 * Shares coins out in proportion: everybody gets what is surely theirs, then those with the most left over one more each,
 * the earlier first. With nothing to go by, the first gets all.
 */
export function shareOut(amount: bigint, weights: readonly Fraction[]): bigint[] {
  const sum = all(weights);
  if (isNothing(sum)) return weights.map((_, index) => (index === 0 ? amount : 0n));
  const size = amount < 0n ? -amount : amount;
  const due = weights.map((weight) => by(times(whole(size), weight), sum));
  const given = due.map(({ n, d }) => n / d);
  const rests = due.map((each, index) => minus(each, whole(given[index] as bigint)));
  for (let left = size - total(given); left > 0n; left -= 1n) {
    let most = 0;
    rests.forEach((rest, index) => {
      if (isLess(rests[most] as Fraction, rest)) most = index;
    });
    given[most] = (given[most] as bigint) + 1n;
    rests[most] = whole(-1n);
  }
  return amount < 0n ? given.map((coin) => -coin) : given;
}

/** What an offer's lines are rounded to: so many of the smallest coins of a currency. */
export interface Coin {
  currency: string;
  step: bigint;
}

export const coinOf = (currency: string, rounding: string | undefined): Coin => ({
  currency,
  step: rounding === undefined ? 1n : coins(read(rounding), currency),
});

/** In the smallest coin, to the nearest of the coins that are used; from the middle away from zero. */
export function inCoins(amount: Fraction, { currency, step }: Coin): bigint {
  const size = times(amount, whole(10n ** BigInt(places[currency] as number)));
  const [below, rest] = [size.n / (size.d * step), size.n % (size.d * step)];
  const far = (rest < 0n ? -rest : rest) * 2n >= size.d * step;
  return step * (far ? below + (size.n < 0n ? -1n : 1n) : below);
}

/** Shared out in the coins that are used. */
export const shareCoins = (amount: bigint, weights: readonly Fraction[], { step }: Coin): bigint[] =>
  shareOut(amount / step, weights).map((each) => each * step);
