/**
 * What is offered to a customer, as data: the content of a quote version and the basis it is priced on.
 * Amounts and ratios are decimal text ("1105.64", "0.20" = 20 %); dates are ISO dates. Everything here is JSON.
 */

export type Decimal = string;
export type PlainDate = string;

export const currencies = ['USD', 'EUR', 'GBP'] as const;
export type Currency = (typeof currencies)[number];

export interface Money {
  amount: Decimal;
  currency: Currency;
}

export const paymentTerms = ['prepaid', 'net15', 'net30', 'net45', 'net60', 'net90'] as const;
export type PaymentTerms = (typeof paymentTerms)[number];

export const billingFrequencies = ['annual', 'quarterly', 'monthly', 'upfront'] as const;
export type Billing = (typeof billingFrequencies)[number];

export const dealKinds = ['new', 'expansion', 'renewal', 'contraction', 'termination'] as const;
export type DealKind = (typeof dealKinds)[number];
/** Entered here, or history that was brought in from another system. */
export const dealOrigins = ['entered', 'imported'] as const;
export type DealOrigin = (typeof dealOrigins)[number];
export const papers = ['new-order', 'amendment', 'renewal-order'] as const;
export const routesToMarket = ['direct', 'referral', 'co-sell', 'resale', 'marketplace'] as const;
export type RouteToMarket = (typeof routesToMarket)[number];
export const waysToClose = [
  'order-form-online-terms',
  'order-form-under-master',
  'negotiated-contract',
  'purchase-order',
] as const;
export type WayToClose = (typeof waysToClose)[number];
export const creditClasses = ['A', 'B', 'C', 'D', 'unrated'] as const;
export type CreditClass = (typeof creditClasses)[number];

/** One of three ways to say a discount. `percent` is a ratio; `amount` is off the line or header; `targetPrice` is the unit price (line) or the net total (header) wanted. */
export type Discount = { percent: Decimal } | { amount: Decimal } | { targetPrice: Decimal };

export interface QuoteLine {
  id: string;
  product: string;
  quantity: Decimal;
  discount?: Discount;
  /** Inside the quote's term; defaults to the quote's start and remaining term. */
  start?: PlainDate;
  termMonths?: number;
}

/** Typed departures from standard terms; an absent element is standard. */
export interface NonStandard {
  terminationForConvenience?: { noticeDays: number };
  unlimitedLiability?: { details: string };
  priceLock?: { months: number };
  autoRenewalOptOut?: { details: string };
  customerPaper?: { details: string };
  futureProduct?: { details: string };
  secondInstance?: { details: string };
  customWork?: { details: string };
}

export interface QuoteContent {
  priceBook: string;
  currency: Currency;
  start: PlainDate;
  termMonths: number;
  paymentTerms: PaymentTerms;
  billing: Billing;
  validUntil: PlainDate;
  headerDiscount?: Discount;
  nonStandard: NonStandard;
  lines: QuoteLine[];
}

export interface Tier {
  /** Inclusive upper quantity; null on the last tier. */
  upTo: Decimal | null;
  unitPrice: Decimal;
}

export type PriceModel =
  | { kind: 'flat'; amount: Decimal }
  | { kind: 'perUnit'; unitPrice: Decimal }
  | { kind: 'graduated'; tiers: Tier[] }
  | { kind: 'volume'; tiers: Tier[] };

/** A product as one price book and cost book had it. Prices and cost of recurring charges are per `pricePeriod`. */
export interface PricedProduct {
  sku: string;
  name: string;
  family: string;
  charge: 'one-time' | 'recurring';
  unit: string;
  pricePeriod: 'month' | 'year' | null;
  price: PriceModel;
  /** null: not known. */
  unitCost: Decimal | null;
}

/** Everything outside the content that numbers depend on, frozen with the version so that they can be recomputed exactly. */
export interface PricingBasis {
  /** Currency of the price book's prices and of the unit costs. */
  currency: Currency;
  proration: 'daily' | 'months-and-days';
  /** Policy currency units for one unit of the quote's currency. */
  policyCurrency: Currency;
  policyRate: Decimal;
  products: Record<string, PricedProduct>;
}

/** The facts about deal and customer that risk and policy read. */
export interface DealFacts {
  kind: DealKind;
  routeToMarket: RouteToMarket;
  wayToClose: WayToClose;
  region: string;
  country: string;
  segment: string;
  creditClass: CreditClass;
  newCustomer: boolean;
}
