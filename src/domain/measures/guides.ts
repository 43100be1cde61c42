import { abs, compare, type Exact, exact, sub, zero } from '../exact.ts';
import type { DiscountRange, PricedProduct } from '../catalogue.ts';
import type { QuoteContent } from '../offer.ts';

/** By how much of list a discount lies outside the range of its product; 0 inside, and without a range. */
export function outsideRange(discount: Exact | null, { discountRange }: Pick<PricedProduct, 'discountRange'>): Exact {
  if (discount === null || !discountRange) return zero;
  return abs(sub(discount, nearestInRange(discount, discountRange)));
}

/** The discount itself inside the range, else the end of the range that it lies beyond. */
export function nearestInRange(discount: Exact, { from, to }: DiscountRange): Exact {
  if (to !== null && compare(discount, exact(to)) > 0) return exact(to);
  return from !== null && compare(discount, exact(from)) < 0 ? exact(from) : discount;
}

/** Whether a quote bills a product otherwise than is ordinary for it. */
export const isBilledOtherwise = ({ billing }: QuoteContent, product: Pick<PricedProduct, 'billing'>): boolean =>
  product.billing !== undefined && product.billing !== billing;
