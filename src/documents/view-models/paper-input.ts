import type { Charge } from '../../domain/catalogue.ts';
import type { Decimal, Money, PlainDate, QuoteContent } from '../../domain/offer.ts';
import type { NamedStep } from './line-steps.ts';

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
  /** Number of the running subscription that the offer changes; null: none. */
  subscription: string | null;
  lines: PaperLineInput[];
  /** What the customer may still choose; in no total. */
  options: PaperOptionInput[];
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

/** A line as it is once chosen alone. */
export interface PaperOptionInput extends PaperLineInput {
  /** Its price: what the total grows by. */
  adds: Money;
}

/** A line as the pricing engine priced it; list, discount and net are for the whole time of use. */
export interface PaperLineInput extends PaperAmounts {
  id: string;
  sku: string;
  name: string;
  unit: string;
  charge: Charge;
  pricePeriod: 'month' | 'year' | null;
  /** Of a ramp that of its first step; of usage what is expected in a price period. */
  quantity: Decimal;
  start: PlainDate;
  /** Inclusive. */
  end: PlainDate;
  /** List price of one `priceUnit` for one price period; null when several tiers or other lines make it up. */
  unitPrice: Money | null;
  /** What the price is for; null: for whatever quantity. */
  priceUnit: string | null;
  /** How the list amount came about ("10 × $228.00 × 177 of 365 days"); empty where unit price × quantity gives it. */
  derivation: string;
  /** What else the price rests on, a sentence each. */
  notes: string[];
  /** The discounts by name; they sum to `discount`. Empty where one says it all. */
  steps: NamedStep[];
  /** The steps of a ramp, which sum to the line; empty where it has one quantity and price. */
  segments: PaperSegmentInput[];
  /** The heading it stands under; null: none. */
  group: string | null;
  /** Of an option: the set of which one is chosen; null: it is taken or not by itself. */
  alternative: string | null;
}

export interface PaperSegmentInput extends PaperAmounts {
  start: PlainDate;
  /** Inclusive. */
  end: PlainDate;
  /** Of usage what is committed. */
  quantity: Decimal;
  /** Net price of a unit, where the step says one. */
  agreedPrice: Money | null;
  derivation: string;
}

export interface PaperAmounts {
  list: Money;
  discount: Money;
  /** discount ÷ list; null when list is zero. */
  discountRatio: Decimal | null;
  net: Money;
}

export interface PaperTotalsInput extends PaperAmounts {
  /** The discounts by name; they sum to `discount`. Empty where there is no more than one. */
  steps: NamedStep[];
  oneTime: Money;
  recurring: Money;
  /** Use that is paid for whether used or not. */
  usageCommitment: Money;
  /** What the first twelve months cost: one-time charges and what is charged for that time. */
  firstYear: Money;
  /** Committed recurring for a year on average; under twelve months the fees themselves. */
  acv: Money;
  /** Recurring for a year at the prices and quantities of the first day, and of the last. */
  arr: Money;
  exitArr: Money;
}

export interface InstallmentInput {
  issueOn: PlainDate;
  dueOn: PlainDate;
  /** What is covered; dates inclusive. */
  period: { from: PlainDate; to: PlainDate };
  amount: Money;
  /** What it waits for; its dates are then expected. */
  milestone: string | null;
}
