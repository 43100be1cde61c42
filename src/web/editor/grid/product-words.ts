import type { Charge, Component } from '../../../domain/catalogue.ts';

/** What is known of a product where its SKU stands. */
export interface ProductWords {
  name: string;
  family: string;
  unit: string;
  charge?: Charge;
  pricePeriod?: 'month' | 'year' | null;
  /** What one unit of a bundle holds. */
  components?: readonly Component[] | undefined;
  /** The price agreement of the customer that covers it, where that was asked. */
  agreement?: { id: string } | null;
}
