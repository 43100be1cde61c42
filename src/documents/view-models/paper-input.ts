import type { Charge, Decimal, Money, PlainDate, QuoteContent } from '../../domain/offer.ts';

export const paperKinds = ['proposal', 'order-form', 'contract'] as const;
export type PaperKind = (typeof paperKinds)[number];

/**
 * Everything a paper for the customer is made from. It has no field for cost, margin or any internal measure:
 * what is not here cannot be printed.
 */
export interface PaperInput {
  kind: PaperKind;
  /** `number` as printed: "P-1042-1-2", or that of the contract it is a print of ("C-1007"); `draft` until the version is usable. */
  document: {
    number: string;
    version: number;
    draft: boolean;
    date: PlainDate;
  };
  /** SHA-256 of the version's terms in hex; null before they are submitted. */
  termsHash: string | null;
  seller: SellerInput;
  customer: CustomerInput;
  contacts: PaperContact[];
  deal: { name: string; number: string };
  /** `number` as printed ("Q-1042-1"). */
  quote: { number: string; version: number };
  content: QuoteContent;
  /** Last day of the term, inclusive. */
  end: PlainDate;
  lines: PaperLineInput[];
  totals: PaperTotalsInput;
  schedule: InstallmentInput[];
}

export interface SellerInput {
  name: string;
  address: string;
  registration: string;
  /** ISO 3166-1 alpha-2; decides the governing law. */
  country: string;
}

export interface CustomerInput {
  name: string;
  address: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
}

export interface PaperContact {
  name: string;
  title: string;
  email: string;
  /** What the contact is for, e.g. "Authorised signatory". */
  role: string;
}

/** A line as the pricing engine priced it; list, discount and net are for the whole time of use. */
export interface PaperLineInput {
  id: string;
  sku: string;
  name: string;
  unit: string;
  charge: Charge;
  pricePeriod: 'month' | 'year' | null;
  quantity: Decimal;
  start: PlainDate;
  /** Inclusive. */
  end: PlainDate;
  /** Whether the price is one amount whatever the quantity. */
  flat: boolean;
  /** List price of one unit for one price period; null when several tiers make it up. */
  unitPrice: Money | null;
  /** How the list amount came about ("10 × $228.00 × 177 of 365 days"); empty where unit price × quantity gives it. */
  derivation: string;
  list: Money;
  discount: Money;
  /** discount ÷ list; null when list is zero. */
  discountRatio: Decimal | null;
  net: Money;
}

export interface PaperTotalsInput {
  list: Money;
  discount: Money;
  discountRatio: Decimal | null;
  net: Money;
  oneTime: Money;
  recurring: Money;
  /** What the first twelve months cost: one-time charges and the recurring charges of that time. */
  firstYear: Money;
}

export interface InstallmentInput {
  issueOn: PlainDate;
  dueOn: PlainDate;
  /** What is covered; dates inclusive. */
  period: { from: PlainDate; to: PlainDate };
  amount: Money;
}
