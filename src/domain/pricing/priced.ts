import type { Exact } from '../exact.ts';
import type { Minor } from '../money.ts';
import type { Charge } from '../catalogue.ts';
import type { Currency, Discount, PlainDate, UsageTerms } from '../offer.ts';

/** One tier's share of the price for one period. */
export interface PricePart {
  quantity: Exact;
  unitPrice: Exact;
}

/** A stretch of use inside one subscription year. */
export interface YearShare {
  /** 0 is the subscription year in which the quote starts. */
  year: number;
  from: PlainDate;
  to: PlainDate;
  /** The days of it that are charged: without free time at its beginning or end. */
  charged: { from: PlainDate; to: PlainDate };
  /** What it is charged, as a whole number in proportion to the other years of its segment; 0 where all is free. */
  weight: bigint;
  /** Price periods of use, free time included: what its charge is for. */
  use: Exact;
}

/** How long something runs and what of that is charged; dates inclusive. */
export interface LinePeriod {
  from: PlainDate;
  to: PlainDate;
  /** Unit of `factor`; null for a one-time charge, whose factor is 1. */
  unit: 'month' | 'year' | null;
  /** Price periods of use, exact: 177 of 365 days of a yearly price is 177/365. */
  factor: Exact;
  /** Price periods without the free ones. */
  charged: Exact;
  /** The same with the uplift of every year: a year at 5 % more counts as 1.05. */
  uplifted: Exact;
  years: YearShare[];
}

/** A kind of discount as it was taken off, in money; negative where the price went up. */
export interface DiscountStep {
  kind: 'freeUnits' | 'freeTime' | 'uplift' | 'discount' | 'further';
  /** Of a further discount. */
  name?: string;
  amount: Minor;
}

/** A stretch of a line with one quantity and one price. A line without a ramp is one segment. */
export interface PricedSegment {
  quantity: Exact;
  period: LinePeriod;
  /** The list price of one period; several parts for graduated tiers. A flat price is one part of quantity 1. */
  listParts: PricePart[];
  list: Minor;
  lineDiscount: Minor;
  headerDiscount: Minor;
  net: Minor;
  unrounded: Unrounded;
  /** In their order; together they are the line discount. */
  steps: DiscountStep[];
}

/** One line with its money in minor units; `list − lineDiscount − headerDiscount = net`. Each is the sum of its segments. */
export interface PricedLine {
  id: string;
  product: string;
  name: string;
  family: string;
  charge: Charge;
  unit: string;
  /** Of the first segment; of a usage line what is expected in a price period. */
  quantity: Exact;
  /** From the first segment to the last. */
  period: LinePeriod;
  /** Of the first segment. */
  listParts: PricePart[];
  segments: PricedSegment[];
  /** The line's discount as it was said. */
  discount: Discount | undefined;
  list: Minor;
  lineDiscount: Minor;
  headerDiscount: Minor;
  net: Minor;
  unrounded: Unrounded;
  steps: DiscountStep[];
  usage?: UsageTerms;
  /** Of a usage line: one price period of what is expected, before and after the discounts. */
  expected?: Unrounded;
  group?: string;
  agreement?: string;
  /** Of a line that the customer may still choose. */
  option?: { kind: 'optional' } | { kind: 'alternative'; name: string };
}

/**
 * A line that the customer may still choose, as it stands when it alone of the open choices is chosen: an alternative in
 * the place of the one of its set that is chosen now.
 */
export interface PricedOption extends PricedLine {
  /**
   * The price of choosing it: what the net of the whole grows by. Other than its own net where the other lines change with
   * it: by a discount in money or to a total, by a cent of rounding, or because they are a share of it.
   */
  adds: Minor;
  /** Why that is another amount than its own net; empty where it is the same. */
  because: OptionCause[];
}

/** What changes the other lines when an option is chosen. */
export type OptionCause = 'replaces' | 'shareOfLines' | 'agreedTotal' | 'sharedDiscount' | 'rounding';

/** List and net with every discount, before any rounding: a discount of 20 % is exactly 20 % of these, on whatever list. */
export interface Unrounded {
  list: Exact;
  net: Exact;
}

/** A discount on the total, by the name it is given for; the first has none. */
export interface HeaderStep {
  name?: string;
  amount: Minor;
}

export interface Totals {
  list: Minor;
  lineDiscount: Minor;
  headerDiscount: Minor;
  net: Minor;
  unrounded: Unrounded;
}

/** A quote's content with its prices worked out. */
export interface Priced {
  currency: Currency;
  start: PlainDate;
  /** Inclusive last day. */
  end: PlainDate;
  /** The day from which subscription years count: the start, unless the quote ends with a running subscription. */
  anniversary: PlainDate;
  /** Months of the term, the days of an unfinished one as its share. */
  months: Exact;
  lines: PricedLine[];
  /** What the customer may still choose, at what is charged when it is; in no total. */
  options: PricedOption[];
  headerSteps: HeaderStep[];
  totals: Totals;
}

/** Something wrong with the content, at a JSON pointer into it. */
export interface Problem {
  pointer: string;
  message: string;
  /** The product that would mend it, on the quote or off it. */
  remedy?: { add: string } | { remove: string };
}
