import { compare, exact, one, parseDecimal, sign, zero } from '../exact.ts';
import { minorUnitPlaces, money, roundMoney } from '../money.ts';
import type { Currency, Discount } from '../offer.ts';
import type { Problem } from './priced.ts';
import type { Rounding } from './rounding.ts';

export const maximumLines = 1000;
export const maximumTermMonths = 120;
/** Lines and steps of ramps, counted once for every way in which the customer may choose: all are priced and judged. */
export const maximumStretches = 10_000;

interface Digits {
  /** Before the point. */
  digits: number;
  /** After it. */
  decimals: number;
}

/** Digits that a field of the content may have. */
export const limits = {
  quantity: { digits: 12, decimals: 6 },
  percent: { digits: 1, decimals: 10 },
  unitPrice: { digits: 12, decimals: 6 },
} satisfies Record<string, Digits>;

export const amountLimit = (currency: Currency): Digits => ({ digits: 15, decimals: minorUnitPlaces[currency] });

export const at = (pointer: string, message: string): Problem => ({ pointer, message });
export const notADate = 'Give a date such as 2026-11-30.';
export const isTerm = (months: number): boolean =>
  Number.isInteger(months) && months >= 1 && months <= maximumTermMonths;

export function decimalProblem(text: string, { digits, decimals }: Digits): string | undefined {
  if (parseDecimal(text) === undefined)
    return 'Give a plain decimal number such as 12.5, without exponent or separators.';
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  if (whole.length > digits) return `At most ${digits} digits before the point.`;
  return fraction.length > decimals ? `At most ${decimals} decimals.` : undefined;
}

/** A number above zero; `orZero`: or zero. */
export function numberProblems(pointer: string, text: string, limit: Digits, orZero?: 'orZero'): Problem[] {
  const malformed = decimalProblem(text, limit);
  if (malformed) return [at(pointer, malformed)];
  const value = exact(text);
  if (orZero) return sign(value) >= 0 ? [] : [at(pointer, 'Must not be negative.')];
  return sign(value) > 0 ? [] : [at(pointer, 'Must be above zero.')];
}

/** A share from 0 to 1, which is 100 %. */
export function shareProblems(pointer: string, text: string): Problem[] {
  const malformed = decimalProblem(text, limits.percent);
  if (malformed) return [at(pointer, malformed)];
  const value = exact(text);
  return compare(value, zero) >= 0 && compare(value, one) <= 0
    ? []
    : [at(pointer, 'Give a share from 0 to 1, which is 100 %.')];
}

/** What can be said about a discount without pricing: form, sign and precision. */
export function discountProblems(
  pointer: string,
  discount: Discount,
  rounding: Rounding,
  target: 'amount' | 'unitPrice',
): Problem[] {
  const { currency, step } = rounding;
  const [[field, text] = ['', ''], ...others] = Object.entries(discount);
  if (others.length > 0) return [at(pointer, 'Give one of percent, amount and targetPrice.')];
  const isMoney = field === 'amount' || target === 'amount';
  const limit = field === 'percent' ? limits.percent : isMoney ? amountLimit(currency) : limits.unitPrice;
  const malformed = decimalProblem(text, limit);
  if (malformed) return [at(`${pointer}/${field}`, malformed)];
  const value = exact(text);
  if (sign(value) < 0)
    return [at(`${pointer}/${field}`, 'Must not be negative; for a price above list give a target price.')];
  if (field === 'percent' && compare(value, one) > 0)
    return [at(`${pointer}/percent`, 'A discount is at most 1, which is 100 %.')];
  if (isMoney && field !== 'percent' && roundMoney(value, currency) % step !== 0n)
    return [at(`${pointer}/${field}`, `Give a multiple of ${money(step, currency).amount} ${currency}, as we round.`)];
  return [];
}
