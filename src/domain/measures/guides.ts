import { compare, type Exact, exact, sub, zero } from '../exact.ts';
import type { PricedProduct } from '../catalogue.ts';
import type { QuoteContent } from '../offer.ts';

/** By how much of list a discount lies outside the range of its product; 0 inside, and without a range. */
export function outsideRange(discount: Exact | null, { discountRange }: Pick<PricedProduct, 'discountRange'>): Exact {
  if (discount === null || !discountRange) return zero;
  const { from, to } = discountRange;
  if (to !== null && compare(discount, exact(to)) > 0) return sub(discount, exact(to));
  return from !== null && compare(discount, exact(from)) < 0 ? sub(exact(from), discount) : zero;
}

/** Whether a quote bills a product otherwise than is ordinary for it. */
export const isBilledOtherwise = ({ billing }: QuoteContent, product: Pick<PricedProduct, 'billing'>): boolean =>
  product.billing !== undefined && product.billing !== billing;
