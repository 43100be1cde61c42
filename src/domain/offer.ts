/**
 * What is offered to a customer, as data: the content of a quote version. What it is priced on is in `pricing/basis.ts`.
 * Amounts and ratios are decimal text ("1105.64", "0.20" = 20 %); dates are ISO dates. Everything here is JSON.
 */

export type Decimal = string;
export type PlainDate = string;

/** Those a quote can be in; their minor units are in `money.ts`. */
export const currencies = ['USD', 'EUR', 'GBP', 'CHF', 'SEK', 'ISK', 'JPY', 'BHD'] as const;
export type Currency = (typeof currencies)[number];

export interface Money {
  amount: Decimal;
  currency: Currency;
}

export const paymentTerms = ['prepaid', 'net15', 'net30', 'net45', 'net60', 'net90'] as const;
export type PaymentTerms = (typeof paymentTerms)[number];

/** How often something is billed as a rule. */
export const regularBillings = ['annual', 'quarterly', 'monthly', 'upfront'] as const;
export type RegularBilling = (typeof regularBillings)[number];
/** `custom`: by the quote's own payment schedule. */
export const billingFrequencies = [...regularBillings, 'custom'] as const;
export type Billing = (typeof billingFrequencies)[number];

/**
 * One of three ways to say a discount. `percent` is a ratio; `amount` is off the line or header; `targetPrice` is the
 * price wanted: of a line that of a unit, or of a package, as the list has it; of the header the net total.
 */
export type Discount = { percent: Decimal } | { amount: Decimal } | { targetPrice: Decimal };

/** A discount beside the first, with the name it is given for: "Volume", "Reference customer". */
export interface NamedDiscount {
  name: string;
  discount: { percent: Decimal } | { amount: Decimal };
}

/**
 * From this day on a line has this quantity, and a unit this net price, whatever the line's yearly rise; what is absent is
 * the line's own.
 */
export interface RampSegment {
  from: PlainDate;
  /** Of a usage line its commitment. */
  quantity?: Decimal;
  unitPrice?: Decimal;
}

/** What is promised for a usage line, whose `quantity` is only expected. Nothing here: nothing is committed. */
export interface UsageTerms {
  /** Units of every price period that are paid for whether used or not. */
  commitment?: Decimal;
  /** What every price period costs at least, in the quote's currency. */
  minimum?: Decimal;
  /** Price of a unit beyond the commitment; absent: that of its tier, with the line's discounts in percent. */
  overage?: Decimal;
}

export interface QuoteLine {
  id: string;
  product: string;
  quantity: Decimal;
  discount?: Discount;
  /** Taken off after `discount`, each from what the one before it left. */
  furtherDiscounts?: NamedDiscount[];
  /** Inside the quote's term; defaults to the quote's start and remaining term. */
  start?: PlainDate;
  termMonths?: number;
  /** In the order of their days. */
  ramp?: RampSegment[];
  /** Months of use that are not charged. */
  freeMonths?: number;
  /** Which months are free; the first ones when absent. */
  freeMonthsAt?: 'start' | 'end';
  /** Units of the quantity that are not charged. */
  freeUnits?: Decimal;
  /** By what share the price rises at every anniversary of the subscription after the line's start. */
  uplift?: Decimal;
  usage?: UsageTerms;
  /** The customer may take it or not; outside the totals until it is chosen. */
  optional?: boolean;
  /** Lines of the same word exclude each other (it is taken in with one spelling); outside the totals until one is chosen. */
  alternative?: string;
  chosen?: boolean;
  /** The heading it is printed under. */
  group?: string;
  /** The price agreement that sets its list price. */
  agreement?: string;
}

/** A payment of a custom schedule: a share of the net or an amount, on a day or at a milestone expected on that day. */
export type ScheduledPayment = { on: PlainDate; milestone?: string } & ({ percent: Decimal } | { amount: Decimal });

/** A row of a cost sheet: so many units of work at what one costs us. */
export interface CostSheetRow {
  what: string;
  quantity: Decimal;
  unitCost: Decimal;
}

/** Custom work is a line of the quote whose cost is that of its sheet. */
export interface CustomWork {
  details: string;
  /** The line that charges it. */
  line?: string;
  costSheet?: CostSheetRow[];
}

/** Typed departures from standard terms; an absent element is standard. */
export interface NonStandard {
  /** Out with so many days of notice, given after so many months at the earliest, for a fee. */
  terminationForConvenience?: { noticeDays: number; afterMonths?: number; fee?: Decimal };
  unlimitedLiability?: { details: string };
  priceLock?: { months: number; details?: string };
  /** The customer may buy more later at prices stated now. */
  futurePricing?: { details: string };
  autoRenewalOptOut?: { details: string };
  /** It renews by itself for another time than a year. */
  renewalTerm?: { months: number; details?: string };
  reconciliationOptOut?: { details: string };
  operationalDataOptOut?: { details: string };
  /** Paper that is not ours. */
  customerPaper?: { details: string };
  /** Our own paper with changed wording. */
  templateEdits?: { details: string };
  /** Terms of a form that vendors have to fill in. */
  vendorForm?: { details: string };
  /** An agreement on health data, as the law of the United States knows it. */
  businessAssociate?: { details: string };
  /** Payment or billing other than the agreement with the partner says. */
  offPartnerTerms?: { details: string };
  /** Part of the deal depends on something that does not exist yet. */
  futureProduct?: { details: string };
  /** The customer pays only once it has accepted. */
  acceptance?: { details: string };
  secondInstance?: { details: string };
  licenceType?: { type: 'offline' | 'legacy'; details?: string };
  /** Users above the licensed number that are not charged at the yearly count. */
  waivedTrueUp?: { seats: number; details?: string };
  /** Steps of another length than a year. */
  oddRamp?: { details: string };
  customPaymentSchedule?: { details: string };
  customWork?: CustomWork;
  leadUser?: { useCase: string; sponsor: string };
}

/** A file of the deal that shows what a rule asks for. */
export interface Evidence {
  /** The evidence as the policy names it. */
  for: string;
  attachment: string;
  /** The file's own name and digest: terms are bound to what was shown. */
  name: string;
  sha256: string;
}

/** An offer that ends with a running subscription: its years count from that subscription's anniversary. */
export interface CoTerm {
  /** Inclusive last day. */
  end: PlainDate;
  anniversary: PlainDate;
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
  /** Taken off the total after `headerDiscount`, each from what the one before it left. */
  furtherHeaderDiscounts?: NamedDiscount[];
  /** Present exactly when billing is custom; the payments come to the net. */
  paymentSchedule?: ScheduledPayment[];
  /** `termMonths` then counts the months begun. */
  coTerm?: CoTerm;
  /** The running subscription that this adds to or takes the place of. */
  subscription?: { id: string; change: 'adds' | 'replaces' };
  /** Quotes of one package are judged on their sum. */
  package?: string;
  /** The partner's share of the net. */
  partnerMargin?: Decimal;
  /** Share of the net that is paid back later. */
  rebate?: Decimal;
  /** Freight that we bear. */
  freight?: Decimal;
  nonStandard: NonStandard;
  evidence?: Evidence[];
  lines: QuoteLine[];
}
