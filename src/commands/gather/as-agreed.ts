import { pricedByAgreements } from '../../domain/agreed-lines.ts';
import type { Reoffer } from '../../domain/reoffer.ts';
import type { Tx } from '../../store/database.ts';
import { type Holder, priceAgreements } from './price-agreements.ts';

/** An offer made from another one, its lines at what the customer's contracts fix; `products` are what it was made with. */
export async function asAgreed(
  tx: Pick<Tx, 'query'>,
  offer: Reoffer,
  holder: Holder,
  { products }: { products: Readonly<Record<string, { name: string }>> },
): Promise<Reoffer> {
  const { currency, lines } = offer.content;
  if (lines.length === 0) return offer;
  const skus = [...new Set(lines.map(({ product }) => product))];
  return pricedByAgreements(offer, await priceAgreements(tx, holder, { currency, skus }), products);
}
