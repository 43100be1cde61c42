/** What is sold and at which price. */

import type { Decimal, PlainDate, RegularBilling } from './offer.ts';

export interface Tier {
  /** Inclusive upper quantity; null on the last tier. */
  upTo: Decimal | null;
  unitPrice: Decimal;
}

export type PriceModel =
  | { kind: 'flat'; amount: Decimal }
  | { kind: 'perUnit'; unitPrice: Decimal }
  | { kind: 'graduated'; tiers: Tier[] }
  | { kind: 'volume'; tiers: Tier[] }
  /** Sold in whole packages of `size` units. */
  | { kind: 'package'; size: Decimal; unitPrice: Decimal }
  /** A share of what other lines come to; of those of these families and products, of all when neither is named. */
  | { kind: 'percentOf'; percent: Decimal; of: 'list' | 'net'; families?: string[]; products?: string[] };

/** Charged once, for a time, or by what is used. */
export const charges = ['one-time', 'recurring', 'usage'] as const;
export type Charge = (typeof charges)[number];

/** What one unit of a bundle holds. */
export interface Component {
  product: string;
  quantity: Decimal;
}

/**
 * A product as one price book and cost book had it. Prices and cost of recurring charges and usage are per `pricePeriod`.
 */
export interface PricedProduct {
  sku: string;
  name: string;
  family: string;
  charge: Charge;
  unit: string;
  pricePeriod: 'month' | 'year' | null;
  price: PriceModel;
  /** null: not known; of a bundle without its own, what its components cost. */
  unitCost: Decimal | null;
  /** SKUs of which every one must be on the quote, alone or inside a bundle. */
  requires?: string[];
  /** SKUs that may not be on the same quote. */
  excludes?: string[];
  /** What a bundle is made of. */
  components?: Component[];
  /** Within which discount it is ordinarily sold, as shares of list; null: no bound on that side. */
  discountRange?: DiscountRange;
  /** How often it is ordinarily billed; absent: as the quote says. */
  billing?: RegularBilling;
}

export interface DiscountRange {
  from: Decimal | null;
  to: Decimal | null;
}

/** A unit price fixed in a signed contract; it stands for the list price of the lines that name it. */
export interface PriceAgreement {
  id: string;
  name: string;
  product: string;
  unitPrice: Decimal;
  /** Days on which a line may start, inclusive. */
  from: PlainDate;
  to: PlainDate;
  /** Units it covers at most; null: any number. */
  upTo: Decimal | null;
  /** Units that signed quotes of other deals took when the offer was priced; absent in offers from before that was kept. */
  used?: Decimal;
}
