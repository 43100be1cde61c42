import type { Charge, Component, PriceModel } from '../../../domain/catalogue.ts';

/** What is known of a product where its SKU stands. */
export interface ProductWords {
  name: string;
  family: string;
  unit: string;
  charge?: Charge;
  pricePeriod?: 'month' | 'year' | null;
  /** How a quantity becomes its list price. */
  price?: PriceModel;
  /** What one unit of a bundle holds. */
  components?: readonly Component[] | undefined;
  /** The price agreement of the customer that covers it, where that was asked. */
  agreement?: { id: string } | null;
}
