import { div, type Exact, exact, isZero, mul, one, sub, sum } from '../exact.ts';
import { type Minor, minorToExact } from '../money.ts';
import type { Discount, QuoteContent } from '../offer.ts';
import { minorOf } from './ladder.ts';
import type { HeaderStep, PricedLine } from './priced.ts';
import { type Rounding, roundAmount } from './rounding.ts';

/** What the discounts on the total take off it, in their order, and what share of the unrounded nets they leave. */
export interface Header {
  steps: HeaderStep[];
  amount: Minor;
  left: Exact;
  /** What it is spread by. */
  step: Minor;
}

/**
 * The header discounts of lines after their own: the first as percent, amount or the total wanted, further ones each from
 * what the one before it left; every one is rounded once. One given in money leaves exactly the rest in money.
 */
export function headerOf(
  content: QuoteContent,
  lines: readonly Pick<PricedLine, 'net' | 'unrounded'>[],
  rounding: Rounding,
): Header {
  const { currency, step } = rounding;
  let rest = lines.reduce((total, { net }) => total + net, 0n);
  const before = rest;
  const steps: HeaderStep[] = [];
  let left = one;
  let unrounded: Exact | undefined;
  for (const { name, discount } of saidOf(content)) {
    const amount = takenOff(discount, rest, rounding);
    rest -= amount;
    steps.push(name === undefined ? { amount } : { name, amount });
    if ('percent' in discount) left = mul(left, sub(one, exact(discount.percent)));
    else {
      unrounded ??= sum(lines.map((line) => line.unrounded.net));
      left = isZero(unrounded) ? one : div(minorToExact(rest, currency), unrounded);
    }
  }
  return { steps, amount: before - rest, left, step };
}

function saidOf({
  headerDiscount,
  furtherHeaderDiscounts = [],
}: QuoteContent): { name?: string; discount: Discount }[] {
  return headerDiscount ? [{ discount: headerDiscount }, ...furtherHeaderDiscounts] : furtherHeaderDiscounts;
}

/** One header discount in money; an amount may not be more precise than the currency. */
function takenOff(discount: Discount, before: Minor, rounding: Rounding): Minor {
  const { currency } = rounding;
  if ('percent' in discount) return roundAmount(mul(minorToExact(before, currency), exact(discount.percent)), rounding);
  if ('amount' in discount) return minorOf(discount.amount, currency);
  return before - minorOf(discount.targetPrice, currency);
}
