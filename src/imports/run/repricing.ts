import {
  abs,
  compare,
  decimalText,
  type Exact,
  exact,
  isZero,
  mul,
  one,
  plainText,
  sub,
  zero,
} from '../../domain/exact.ts';
import { minorToExact } from '../../domain/money.ts';
import type { Currency, QuoteContent } from '../../domain/offer.ts';
import type { PricingBasis } from '../../domain/pricing/basis.ts';
import { priceLines } from '../../domain/pricing/before-header.ts';

/** A line of the past as its file has it: decimal text. */
export interface PastLine {
  currency: Currency;
  quantity: string;
  unitPrice: string;
  discountPercent: string | null;
  discountAmount: string | null;
  amount: string;
}

/** How the amounts of a file compare with the same lines priced by the product. */
export interface Repricing {
  lines: number;
  /** Lines whose amount is not the product's, which is rounded to the minor unit. */
  differ: number;
  /** Lines whose amount is not even unit price × quantity less discount before rounding. */
  differUnrounded: number;
  /** Lines apart by a cent or more. */
  byACent: number;
  largest: string;
  largestLine: number | null;
}

/** Compares row after row, whose values stand under these names; `result` at the end. */
export function repricer(names: readonly string[]): {
  add(line: number, values: readonly (string | null)[]): void;
  result(): Repricing;
} {
  const places = new Map(names.map((name, place) => [name, place]));
  const compared = repricing();
  return {
    add(line, values) {
      const of = (name: string): string | null => values[places.get(name) ?? -1] ?? null;
      const unitPrice = of('unitPrice');
      if (unitPrice === null) return;
      compared.add(line, {
        currency: of('currency') as Currency,
        quantity: of('quantity') as string,
        unitPrice,
        discountPercent: of('discountPercent'),
        discountAmount: of('discountAmount'),
        amount: of('amount') as string,
      });
    },
    result: compared.result,
  };
}

/** Compares line after line; `result` at the end. */
export function repricing(): { add(line: number, past: PastLine): void; result(): Repricing } {
  const found = { lines: 0, differ: 0, differUnrounded: 0, byACent: 0, largestLine: null as number | null };
  let largest: Exact = zero;
  return {
    add(line, past) {
      const { rounded, unrounded } = priced(past);
      const amount = exact(past.amount);
      const apart = abs(sub(amount, rounded));
      found.lines += 1;
      if (!isZero(apart)) found.differ += 1;
      if (compare(amount, unrounded) !== 0) found.differUnrounded += 1;
      if (compare(apart, aCent) >= 0) found.byACent += 1;
      if (compare(apart, largest) > 0) {
        largest = apart;
        found.largestLine = line;
      }
    },
    result: () => ({ ...found, largest: plainText(largest) }),
  };
}

const aCent = exact('0.01');

/** The line as the product prices it: rounded where it rounds, and before. */
function priced(past: PastLine): { rounded: Exact; unrounded: Exact } {
  const discount =
    past.discountPercent !== null
      ? { percent: past.discountPercent }
      : past.discountAmount !== null
        ? { amount: decimalText(exact(past.discountAmount), 2) }
        : undefined;
  const content: QuoteContent = {
    ...frame,
    currency: past.currency,
    lines: [{ id: '1', product: 'it', quantity: past.quantity, ...(discount && { discount }) }],
  };
  const basis: PricingBasis = {
    currency: past.currency,
    proration: 'daily',
    policyCurrency: past.currency,
    policyRate: '1',
    products: { it: { ...product, price: { kind: 'perUnit', unitPrice: past.unitPrice } } },
  };
  const [line] = priceLines(content, basis);
  if (!line) throw new Error('a line was not priced');
  const extended = mul(exact(past.quantity), exact(past.unitPrice));
  const unrounded =
    past.discountPercent !== null
      ? mul(extended, sub(one, exact(past.discountPercent)))
      : sub(extended, exact(past.discountAmount ?? '0'));
  return { rounded: minorToExact(line.net, past.currency), unrounded };
}

const frame = {
  priceBook: '',
  start: '2000-01-01',
  termMonths: 1,
  paymentTerms: 'net30',
  billing: 'upfront',
  validUntil: '2000-01-01',
  nonStandard: {},
} as const;

const product = {
  sku: 'it',
  name: 'it',
  family: '',
  charge: 'one-time',
  unit: '',
  pricePeriod: null,
  unitCost: null,
} as const;
