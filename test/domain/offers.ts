import type { PricedProduct, PriceModel } from '../../src/domain/catalogue.ts';
import type { DealFacts } from '../../src/domain/deal.ts';
import type { QuoteContent, QuoteLine } from '../../src/domain/offer.ts';
import type { PricingBasis } from '../../src/domain/pricing/basis.ts';
import type { RunningSubscription, SubscriptionLine } from '../../src/domain/subscription.ts';

/** A product with the ordinary values of a subscription; say only what matters to the sentence. */
export const product = (given: Partial<PricedProduct> & { price: PriceModel }): PricedProduct => ({
  sku: 'P',
  name: 'Product',
  family: 'platform',
  charge: 'recurring',
  unit: 'seat',
  pricePeriod: given.charge === 'one-time' ? null : 'year',
  unitCost: '0',
  ...given,
});

export const perUnit = (unitPrice: string): PriceModel => ({ kind: 'perUnit', unitPrice });

export const basisOf = (products: Record<string, PricedProduct>, given: Partial<PricingBasis> = {}): PricingBasis => ({
  currency: 'USD',
  proration: 'daily',
  policyCurrency: 'USD',
  policyRate: '1',
  products,
  ...given,
});

export const line = (product: string, quantity: string, given: Partial<QuoteLine> = {}): QuoteLine => ({
  id: given.id ?? product,
  product,
  quantity,
  ...given,
});

export const quote = (lines: QuoteLine[], given: Partial<QuoteContent> = {}): QuoteContent => ({
  priceBook: 'us',
  currency: 'USD',
  start: '2027-01-01',
  termMonths: 12,
  paymentTerms: 'net30',
  billing: 'annual',
  validUntil: '2027-01-31',
  nonStandard: {},
  lines,
  ...given,
});

/** What the customer runs for the year before the ordinary quote begins. */
export const runningYear = (
  lines: SubscriptionLine[],
  given: Partial<RunningSubscription> = {},
): RunningSubscription => ({
  id: 'running',
  number: 'S-1001',
  currency: 'USD',
  start: '2026-01-01',
  end: '2026-12-31',
  ramped: false,
  lines,
  ...given,
});

export const facts: DealFacts = {
  kind: 'new',
  routeToMarket: 'direct',
  wayToClose: 'negotiated-contract',
  region: 'EMEA',
  country: 'DE',
  segment: 'enterprise',
  creditClass: 'A',
  newCustomer: false,
  paper: 'new-order',
  justified: [],
  closing: null,
};
