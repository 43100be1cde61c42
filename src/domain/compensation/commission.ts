import { add, compare, div, type Exact, exact, min, mul, sub, zero } from '../exact.ts';
import { type Minor, minorToExact, parseMinor, roundMoney } from '../money.ts';
import type { Currency, Decimal, Money } from '../offer.ts';
import type { PlanContent, PlanRate } from './plan.ts';

/** What of a plan decides a commission, with the quota of the person it pays. */
export interface PayTerms extends Pick<PlanContent, 'currency' | 'rates' | 'applies'> {
  quota: Decimal;
}

/** An amount from which on another rate is paid. */
export interface Threshold extends PlanRate {
  /** Share of the quota × quota, exact. */
  amount: Exact;
  /** The lowest amount of money that gets the rate. */
  first: Minor;
}

/** The amounts at which the rate changes, the first one being zero. */
export const thresholdsOf = ({ currency, quota, rates }: PayTerms): Threshold[] =>
  rates.map((rate) => {
    const amount = mul(exact(quota), exact(rate.from));
    return { ...rate, amount, first: firstMinor(amount, rate.side, currency) };
  });

/** Rounded up to a minor unit, and one further where reaching the amount is not enough. */
function firstMinor(amount: Exact, side: PlanRate['side'], currency: Currency): Minor {
  const near = roundMoney(amount, currency);
  const distance = compare(minorToExact(near, currency), amount);
  return distance < 0 || (distance === 0 && side === 'above') ? near + 1n : near;
}

/**
 * The commission of a period for what was attained in it: exact, and rounded once at the end. Paid on the whole amount
 * or, above each threshold, at its own rate. Nothing attained, or less than nothing, pays nothing.
 */
export function commissionOf(terms: PayTerms, attained: Minor): Minor {
  if (attained <= 0n) return 0n;
  const amount = minorToExact(attained, terms.currency);
  const thresholds = thresholdsOf(terms);
  if (terms.applies === 'whole') {
    const rate = rateAt(thresholds, attained);
    return rate === undefined ? 0n : roundMoney(mul(amount, exact(rate.rate)), terms.currency);
  }
  const paid = thresholds.reduce((total, { amount: from, rate }, index) => {
    const upTo = thresholds[index + 1]?.amount;
    const part = sub(upTo === undefined ? amount : min(amount, upTo), from);
    return compare(part, zero) > 0 ? add(total, mul(part, exact(rate))) : total;
  }, zero);
  return roundMoney(paid, terms.currency);
}

/** The rate that an amount has got; nothing below the first threshold. */
export const rateAt = (thresholds: readonly Threshold[], attained: Minor): Threshold | undefined =>
  thresholds.findLast(({ first }) => first <= attained);

/** Policy currency units for one unit of the deal's currency, and for one of the plan's; null: there is no rate. */
export interface PolicyRates {
  deal: Decimal;
  plan: Decimal | null;
}

/**
 * What a deal counts for somebody: their share of its measure in the plan's currency, by the policy's rates and rounded
 * to money, so that the deals of a period sum to what was attained in it. Undefined: no rate tells.
 */
export function creditOf(
  measured: Money,
  { currency, share, rates }: { currency: Currency; share: Decimal; rates: PolicyRates },
): Minor | undefined {
  const part = mul(exact(measured.amount), exact(share));
  if (measured.currency === currency) return roundMoney(part, currency);
  if (rates.plan === null) return undefined;
  return roundMoney(div(mul(part, exact(rates.deal)), exact(rates.plan)), currency);
}

/** Money text of a plan's currency in minor units; what is stored is always good. */
export const minorOf = (amount: Decimal, currency: Currency): Minor =>
  parseMinor(amount, currency) ?? roundMoney(exact(amount), currency);
