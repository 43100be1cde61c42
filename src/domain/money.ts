import { equals, type Exact, parseDecimal, ratio, roundToUnits, unitsText } from './exact.ts';
import type { Currency, Decimal, Money } from './offer.ts';

/** Decimals of each currency's minor unit (ISO 4217). A currency is added here, and to `currencies`, with its exponent. */
export const minorUnitPlaces: Record<Currency, number> = {
  USD: 2,
  EUR: 2,
  GBP: 2,
  CHF: 2,
  SEK: 2,
  ISK: 0,
  JPY: 0,
  BHD: 3,
};

/**
 * A whole number of minor units (cents). Money that has been rounded at a stated point is held like this;
 * what has not been rounded yet is an `Exact`.
 */
export type Minor = bigint;

/** The rounding of money: half away from zero at the currency's minor unit. */
export const roundMoney = (amount: Exact, currency: Currency): Minor => roundToUnits(amount, minorUnitPlaces[currency]);

export const minorToExact = (minor: Minor, currency: Currency): Exact =>
  ratio(minor, 10n ** BigInt(minorUnitPlaces[currency]));

/** "1105.64" in minor units; `undefined` when the text is no decimal or has more decimals than the currency. */
export function parseMinor(text: Decimal, currency: Currency): Minor | undefined {
  const amount = parseDecimal(text);
  if (amount === undefined) return undefined;
  const minor = roundMoney(amount, currency);
  return equals(minorToExact(minor, currency), amount) ? minor : undefined;
}

/** Money as every edge writes it, with exactly the currency's decimals. */
export const money = (minor: Minor, currency: Currency): Money => ({
  amount: unitsText(minor, minorUnitPlaces[currency]),
  currency,
});

/** An exact amount as money: rounded here and nowhere before. */
export const moneyOf = (amount: Exact, currency: Currency): Money => money(roundMoney(amount, currency), currency);

/**
 * Splits `whole` in proportion to `weights` so that the parts sum to it: each part is rounded towards zero, then the
 * units left over go one each to the largest remainders, the earlier part first among equals (Hamilton's method).
 * Weights are not negative. When all are zero nothing can be in proportion, and the first part takes the whole.
 */
export function allocate(whole: Minor, weights: readonly bigint[]): Minor[] {
  if (weights.length <= 1) return weights.map(() => whole);
  const size = whole < 0n ? -whole : whole;
  const parts = weights.every((weight) => weight === weights[0]) ? evenly(size, weights) : inProportion(size, weights);
  return whole < 0n ? parts.map((part) => -part) : parts;
}

/** Among equals the earlier have more. */
function evenly(size: Minor, weights: readonly bigint[]): Minor[] {
  if (weights[0] === 0n) return weights.map((_, index) => (index === 0 ? size : 0n));
  const count = BigInt(weights.length);
  const [less, left] = [size / count, Number(size % count)];
  const more = less + 1n;
  return weights.map((_, index) => (index < left ? more : less));
}

function inProportion(size: Minor, weights: readonly bigint[]): Minor[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const parts = weights.map((weight) => (size * weight) / total);
  const left = Number(size - parts.reduce((sum, part) => sum + part, 0n));
  for (const index of largestRemainders(size, weights, total, left)) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}

/** Where the `count` largest remainders lie, the earlier first. Fewer units are left over than there are parts. */
function largestRemainders(size: bigint, weights: readonly bigint[], total: bigint, count: number): number[] {
  if (count === 0) return [];
  const remainders = weights.map((weight) => (size * weight) % total);
  const larger = (a: number, b: number): boolean => (remainders[a] as bigint) > (remainders[b] as bigint);
  const order = remainders.map((_, index) => index);
  if (count === 1) return [order.reduce((best, index) => (larger(index, best) ? index : best))];
  return order.sort((a, b) => (larger(a, b) ? -1 : larger(b, a) ? 1 : 0)).slice(0, count);
}
