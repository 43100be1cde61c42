import { div, type Exact, exact } from '../exact.ts';
import { allocate, type Minor, parseMinor, roundMoney } from '../money.ts';
import type { Currency } from '../offer.ts';
import type { PricingBasis } from './basis.ts';

/** To multiples of what the lines and discounts of an offer are rounded: one minor unit unless the seller says more. */
export interface Rounding {
  currency: Currency;
  step: Minor;
}

/** The seller's rounding of the offer's currency, else to its minor unit. */
export const roundingOf = ({ currency, rounding }: Pick<PricingBasis, 'currency' | 'rounding'>): Rounding => ({
  currency,
  step: (rounding === undefined ? undefined : parseMinor(rounding, currency)) ?? 1n,
});

/** Half away from zero at the step. */
export const roundAmount = (amount: Exact, { currency, step }: Rounding): Minor =>
  step === 1n ? roundMoney(amount, currency) : roundMoney(div(amount, exact(step)), currency) * step;

/** Splits what was rounded so that the parts are rounded likewise. */
export const allocateRounded = (whole: Minor, weights: readonly bigint[], step: Minor): Minor[] =>
  step === 1n ? allocate(whole, weights) : allocate(whole / step, weights).map((part) => part * step);
