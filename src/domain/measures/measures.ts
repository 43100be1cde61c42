import type { Exact } from '../exact.ts';
import type { Minor } from '../money.ts';
import type { Currency, Money } from '../offer.ts';

/** A margin: a ratio; `'free'` when net is zero or less (below any floor); `'unknown'` when the cost is not known. */
export type Margin = Exact | 'free' | 'unknown';

export interface LineMeasures {
  id: string;
  product: string;
  family: string;
  charge: 'one-time' | 'recurring';
  quantity: Exact;
  list: Minor;
  lineDiscount: Minor;
  headerDiscount: Minor;
  net: Minor;
  /** Discount as given: 1 − net ÷ list before rounding; null when list is zero. */
  discount: Exact | null;
  /** Null: not known. */
  cost: Minor | null;
  marginAmount: Minor | null;
  margin: Margin;
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
  /** Exact amounts in the quote's currency. */
  mrr: Exact;
  arr: Exact;
  acv: Exact;
  targetAcv: Exact;
  tcv: Minor;
  firstYear: Minor;
  /** Days; null when nothing is billed. */
  daysToCash: Exact | null;
  /** TCV in the policy currency, exact. */
  tcvPolicy: Exact;
  waterfall: WaterfallStep[];
  lines: LineMeasures[];
}

export interface WaterfallStep {
  name: 'list' | 'lineDiscount' | 'headerDiscount' | 'net' | 'cost' | 'margin';
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
  mrr: Money;
  arr: Money;
  acv: Money;
  targetAcv: Money;
  tcv: Money;
  firstYear: Money;
  daysToCash: string | null;
  tcvPolicy: Money;
  waterfall: {
    name: WaterfallStep['name'];
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
  charge: 'one-time' | 'recurring';
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
