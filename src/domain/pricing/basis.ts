import type { PriceAgreement, PricedProduct } from '../catalogue.ts';
import type { Currency, Decimal, PlainDate } from '../offer.ts';
import type { RunningSubscription } from '../subscription.ts';

/**
 * Everything outside the content that numbers depend on, frozen with the version so that they can be recomputed exactly.
 */
export interface PricingBasis {
  /** Currency of the price book's prices and of the unit costs. */
  currency: Currency;
  proration: 'daily' | 'months-and-days';
  /** Lines and discounts are rounded to multiples of it, as the legal entity that sells does; absent: to the minor unit. */
  rounding?: Decimal;
  /** Policy currency units for one unit of the quote's currency. */
  policyCurrency: Currency;
  policyRate: Decimal;
  /** The day from which that rate holds; absent where both currencies are one. */
  policyRateFrom?: PlainDate;
  products: Record<string, PricedProduct>;
  /** By id, those of the customer that lines may name. */
  agreements?: Record<string, PriceAgreement>;
  /** Yearly rate of the cost of credit; absent: none is published. */
  creditRate?: Decimal;
  /** The one that the content changes. */
  subscription?: RunningSubscription;
  /** SKUs that products of the content need beside them and the customer has already. */
  had?: string[];
}
