import type { Exact } from '../exact.ts';
import type { Minor } from '../money.ts';
import type { Charge } from '../catalogue.ts';
import type { Currency, Money } from '../offer.ts';
import type { ChangeMeasures } from './change.ts';
import type { Structure } from './structure.ts';

/** A margin: a ratio; `'free'` when net is zero or less (below any floor); `'unknown'` when the cost is not known. */
export type Margin = Exact | 'free' | 'unknown';

export interface LineMeasures {
  id: string;
  product: string;
  family: string;
  charge: Charge;
  /** What its list price is for; null: charged once. */
  pricePeriod: 'month' | 'year' | null;
  quantity: Exact;
  list: Minor;
  lineDiscount: Minor;
  headerDiscount: Minor;
  net: Minor;
  /** Discount as given: 1 − net ÷ list before rounding; of usage that nobody committed to, of its price; null when list is zero. */
  discount: Exact | null;
  /** Null: not known. */
  cost: Minor | null;
  marginAmount: Minor | null;
  margin: Margin;
  /** By how much of list its discount lies outside the range of its product; 0 inside. */
  outsideRange: Exact;
  /** The quote bills it otherwise than is ordinary for its product. */
  billedOtherwise: boolean;
}

/** The numbers of a version. Amounts of rounded parts are minor units; what is divided stays an exact fraction. */
export interface Measures {
  currency: Currency;
  policyCurrency: Currency;
  policyRate: Exact;
  list: Minor;
  lineDiscount: Minor;
  headerDiscount: Minor;
  net: Minor;
  discountAmount: Minor;
  /** As given: 1 − net ÷ list before rounding. Null: no value, because list is zero. */
  discount: Exact | null;
  /** As charged: 1 − net ÷ list in money. */
  effectiveDiscount: Exact | null;
  cost: Minor | null;
  marginAmount: Minor | null;
  margin: Margin;
  lowestLineMargin: Margin;
  recurring: Minor;
  oneTime: Minor;
  usageCommitment: Minor;
  /** Exact amounts in the quote's currency, on the first day. */
  mrr: Exact;
  arr: Exact;
  /** On the last day. */
  exitArr: Exact;
  acv: Exact;
  targetAcv: Exact;
  tcv: Minor;
  /** What of it stays when the customer leaves for convenience as early as it may. */
  firmTcv: Minor;
  firstYear: Minor;
  change: ChangeMeasures;
  structure: Structure;
  partnerMargin: Minor;
  rebate: Minor;
  freight: Minor;
  /** Null: no rate is published. */
  costOfCredit: Minor | null;
  /** Net less what partners, rebates, freight and credit take. */
  pocketPrice: Minor;
  pocketMargin: Margin;
  /** Days; null when nothing is billed. */
  daysToCash: Exact | null;
  /** TCV in the policy currency, exact. */
  tcvPolicy: Exact;
  waterfall: WaterfallStep[];
  lines: LineMeasures[];
}

export interface WaterfallStep {
  name:
    | 'list'
    | 'freeUnits'
    | 'freeTime'
    | 'uplift'
    | 'lineDiscount'
    | 'furtherDiscount'
    | 'headerDiscount'
    | 'furtherHeaderDiscount'
    | 'net'
    | 'partnerMargin'
    | 'rebate'
    | 'freight'
    | 'costOfCredit'
    | 'pocketPrice'
    | 'cost'
    | 'margin'
    | 'pocketMargin';
  /** The name that a further discount is given for. */
  of?: string;
  /** Subtotals stand; deductions are negative. Null: not known. */
  kind: 'subtotal' | 'deduction';
  amount: Minor | null;
}

/** Decimal text with eight places, or why there is none. */
export type RatioView = string | null;
export type MarginView = string | 'free' | 'unknown';

/** The numbers as every edge shows them: money with the currency's decimals, ratios with eight places, days with two. */
export interface MeasuresView {
  currency: Currency;
  list: Money;
  lineDiscount: Money;
  headerDiscount: Money;
  net: Money;
  discountAmount: Money;
  discount: RatioView;
  effectiveDiscount: RatioView;
  cost: Money | null;
  marginAmount: Money | null;
  margin: MarginView;
  lowestLineMargin: MarginView;
  recurring: Money;
  oneTime: Money;
  usageCommitment: Money;
  mrr: Money;
  arr: Money;
  exitArr: Money;
  acv: Money;
  targetAcv: Money;
  tcv: Money;
  firmTcv: Money;
  firstYear: Money;
  currentArr: Money;
  proposedArr: Money;
  netNewArr: Money;
  renewalUplift: RatioView;
  priceChange: RatioView;
  previousDiscount: RatioView;
  partnerMargin: Money;
  rebate: Money;
  freight: Money;
  costOfCredit: Money | null;
  pocketPrice: Money;
  pocketMargin: MarginView;
  daysToCash: string | null;
  tcvPolicy: Money;
  waterfall: {
    name: WaterfallStep['name'];
    of?: string;
    kind: WaterfallStep['kind'];
    amount: Money | null;
  }[];
  lines: LineMeasuresView[];
}

/** The numbers of the whole without those of its lines. */
export type TotalsView = Omit<MeasuresView, 'lines'>;

export interface LineMeasuresView {
  id: string;
  product: string;
  family: string;
  charge: Charge;
  quantity: string;
  list: Money;
  lineDiscount: Money;
  headerDiscount: Money;
  net: Money;
  discount: RatioView;
  cost: Money | null;
  marginAmount: Money | null;
  margin: MarginView;
}
