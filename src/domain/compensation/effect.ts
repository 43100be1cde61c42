/** What a deal does to somebody's quota and commission: shown to them, and never an input of policy. */
import { compare, div, exact, mul, ratio, ratioText } from '../exact.ts';
import { type Minor, minorToExact, money, moneyOf } from '../money.ts';
import type { Decimal, Money } from '../offer.ts';
import { commissionOf, type PayTerms, rateAt, type Threshold, thresholdsOf } from './commission.ts';

/**
 * How near to a threshold a cliff is told: within this share of the threshold's amount. Further away nobody would move
 * a deal for it; nearer, whoever decides should know that a cent can be worth thousands to who sells.
 */
export const cliffDistance = ratio(1, 20);

/** A small change of what is attained that changes the commission by a jump. */
export interface Cliff {
  direction: 'more' | 'less';
  /** Share of the quota where it lies. */
  at: Decimal;
  threshold: Money;
  /** How much more or less it takes. */
  by: Money;
  /** What the commission then changes by. */
  change: Money;
}

export interface Standing {
  attained: Money;
  /** Of the quota. */
  share: Decimal;
  /** Share of the measure that is paid just now. */
  rate: Decimal;
  commission: Money;
}

export interface Effect {
  /** What the deal counts. */
  credit: Money;
  before: Standing;
  with: Standing;
  /** Commission with the deal − without it. */
  difference: Money;
  cliffs: Cliff[];
}

/** Where somebody stands with an amount attained. */
export function standingOf(terms: PayTerms, attained: Minor): Standing {
  const { currency, quota } = terms;
  return {
    attained: money(attained, currency),
    share: ratioText(div(minorToExact(attained, currency), exact(quota))),
    rate: ratioText(exact(rateAt(thresholdsOf(terms), attained)?.rate ?? '0')),
    commission: money(commissionOf(terms, attained), currency),
  };
}

/** What a deal that counts `credit` changes for who attained `before` without it. */
export function effectOf(terms: PayTerms, before: Minor, credit: Minor): Effect {
  const { currency } = terms;
  const after = before + credit;
  return {
    credit: money(credit, currency),
    before: standingOf(terms, before),
    with: standingOf(terms, after),
    difference: money(commissionOf(terms, after) - commissionOf(terms, before), currency),
    cliffs: credit === 0n ? [] : cliffsOf(terms, before, after),
  };
}

/**
 * The jumps that lie near: the next threshold, which a little more would pass, and the one that this deal passed by a
 * little. Only rates on the whole amount jump. A threshold that was passed without the deal is none of its doing.
 */
function cliffsOf(terms: PayTerms, before: Minor, after: Minor): Cliff[] {
  if (terms.applies !== 'whole') return [];
  const { currency } = terms;
  const thresholds = thresholdsOf(terms).slice(1);
  const next = thresholds.find(({ first }) => first > after);
  const passed = thresholds.findLast(({ first }) => before < first && first <= after);
  const isNear = (by: Minor, { amount }: Threshold) =>
    compare(minorToExact(by, currency), mul(amount, cliffDistance)) <= 0;
  const cliff = (direction: Cliff['direction'], threshold: Threshold, reached: Minor): Cliff[] => {
    const by = direction === 'more' ? reached - after : after - reached;
    const change = commissionOf(terms, reached) - commissionOf(terms, after);
    if (!isNear(by, threshold) || change === 0n) return [];
    return [
      {
        direction,
        at: ratioText(exact(threshold.from)),
        threshold: moneyOf(threshold.amount, currency),
        by: money(by, currency),
        change: money(change, currency),
      },
    ];
  };
  return [
    ...(next ? cliff('more', next, next.first) : []),
    ...(passed ? cliff('less', passed, passed.first - 1n) : []),
  ];
}
