import type { PricedProduct } from '../catalogue.ts';
import type { QuoteLine } from '../offer.ts';
import { agreementOf, modelOf } from '../pricing/line-model.ts';
import type { PricedSegment, PricePart } from '../pricing/priced.ts';
import { type Derived, given, named, worked } from './derived.ts';
import { type Grounds, number } from './grounds.ts';

/** What a price period costs: its units at their prices, or a share of what other lines come to in it. */
export function listOfPeriod({ listParts }: PricedSegment, said: QuoteLine, { basis }: Grounds): Derived {
  const listed = (basis.products[said.product] as PricedProduct).price;
  if (modelOf(listed, agreementOf(said, basis)).kind !== 'percentOf') return pricesOf(listParts);
  const shares = listParts.map(({ quantity, unitPrice }) =>
    worked('shareOfOthers', 'product', 'money', [
      given('shareCharged', quantity, 'ratio'),
      given('othersInPeriod', unitPrice, 'money'),
    ]),
  );
  return shares.length === 1 ? (shares[0] as Derived) : worked('tiers', 'sum', 'money', shares);
}

/** What a price period of so many units costs by the price list alone. */
export const deriveListPrice = (listParts: readonly PricePart[]): Derived => named('listOfPeriod', pricesOf(listParts));

/** Every tier or package at its price. */
function pricesOf(listParts: readonly PricePart[]): Derived {
  const parts = listParts.map(({ quantity, unitPrice }) =>
    worked('priced', 'product', 'money', [number('quantity', quantity), given('unitPrice', unitPrice, 'money')]),
  );
  return parts.length === 1 ? (parts[0] as Derived) : worked('tiers', 'sum', 'money', parts);
}
