import { type PayTerms, thresholdsOf } from '../../domain/compensation/commission.ts';
import { type Standing, standingOf } from '../../domain/compensation/effect.ts';
import { compare, exact, mul, ratio } from '../../domain/exact.ts';
import { minorUnitPlaces, roundMoney } from '../../domain/money.ts';
import type { Currency, Money } from '../../domain/offer.ts';

/**
 * Commission over attainment, by the points between which it is straight: nothing, both sides of each threshold a minor
 * unit apart, the quota, and half as much again as the last of them.
 */
export function curveOf(terms: PayTerms): Standing[] {
  const { currency } = terms;
  const quota = roundMoney(exact(terms.quota), currency);
  const thresholds = thresholdsOf(terms).slice(1);
  const firsts = thresholds.map(({ first }) => first);
  const last = thresholds.reduce((most, { amount }) => (compare(amount, most) > 0 ? amount : most), exact(terms.quota));
  const end = roundMoney(mul(last, ratio(3, 2)), currency);
  const places = new Set([0n, ...firsts.flatMap((first) => [first - 1n, first]), quota, end]);
  return [...places].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).map((attained) => standingOf(terms, attained));
}

/** The smallest amount of a currency: a cent, a whole króna, a fils. */
export const coin = (currency: Currency): number => 10 ** -minorUnitPlaces[currency];

/** A place on the axis of amounts, with the decimals that its currency has. */
export const axisAmount = (at: number, currency: Currency): Money => ({
  amount: at.toFixed(minorUnitPlaces[currency]),
  currency,
});
