import { type Exact, plainText } from '../exact.ts';
import { money } from '../money.ts';
import type { Discount, Money } from '../offer.ts';
import type { Priced, PricedLine } from './priced.ts';

/** One step of how a line's figure came about: "10 × 228 × 177/365" gives 1105.64. */
export interface DerivationStep {
  name: 'list' | 'lineDiscount' | 'headerDiscount' | 'net';
  formula: string;
  amount: Money;
}

/** A line's derivation from list to net, with every factor exact. */
export function deriveLine(line: PricedLine, priced: Priced): DerivationStep[] {
  const step = (name: DerivationStep['name'], formula: string): DerivationStep => ({
    name,
    formula,
    amount: money(line[name], priced.currency),
  });
  const steps = [step('list', listFormula(line))];
  if (line.discount) steps.push(step('lineDiscount', discountFormula(line.discount)));
  if (line.headerDiscount !== 0n)
    steps.push(
      step('headerDiscount', `share of ${money(priced.totals.headerDiscount, priced.currency).amount} by net`),
    );
  return [...steps, step('net', 'list − line discount − header discount')];
}

function listFormula(line: PricedLine): string {
  const terms = line.listParts.map((part) => `${plainText(part.quantity)} × ${plainText(part.unitPrice)}`);
  const amount = terms.length === 1 ? (terms[0] ?? '') : `(${terms.join(' + ')})`;
  const { unit, factor } = line.period;
  return unit === null ? amount : `${amount} per ${unit} × ${fractionText(factor)} ${unit}s`;
}

/** A discount as it was said; what is taken off is the difference to the rounded list. */
function discountFormula(discount: Discount): string {
  if ('percent' in discount) return `list × ${discount.percent}`;
  if ('amount' in discount) return discount.amount;
  return `list − the price at ${discount.targetPrice} a unit`;
}

/** Whole numbers as they are, others as a mixed fraction: "1 177/365". */
const fractionText = (value: Exact): string => value.toFraction(true);
