import type { Exact } from '../exact.ts';
import type { Minor } from '../money.ts';
import type { Currency, Discount, PlainDate } from '../offer.ts';

/** One tier's share of the price for one period. */
export interface PricePart {
  quantity: Exact;
  unitPrice: Exact;
}

/** A stretch of a line inside one subscription year. */
export interface YearShare {
  /** 0 is the first subscription year. */
  year: number;
  from: PlainDate;
  to: PlainDate;
  /** Its price periods as a whole number, in proportion to those of the line's other years. */
  weight: bigint;
}

/** How long a line runs; dates inclusive. */
export interface LinePeriod {
  from: PlainDate;
  to: PlainDate;
  /** Unit of `factor`; null for a one-time charge, whose factor is 1. */
  unit: 'month' | 'year' | null;
  /** Price periods charged, exact: 177 of 365 days of a yearly price is 177/365. */
  factor: Exact;
  years: YearShare[];
}

/** One line with its money in minor units, each rounded once; `list − lineDiscount − headerDiscount = net`. */
export interface PricedLine {
  id: string;
  product: string;
  name: string;
  family: string;
  charge: 'one-time' | 'recurring';
  unit: string;
  quantity: Exact;
  period: LinePeriod;
  /** The list price of one period; several parts for graduated tiers. A flat price is one part of quantity 1. */
  listParts: PricePart[];
  /** The line's discount as it was said. */
  discount: Discount | undefined;
  list: Minor;
  lineDiscount: Minor;
  headerDiscount: Minor;
  net: Minor;
  unrounded: Unrounded;
}

/** List and net with every discount, before any rounding: a discount of 20 % is exactly 20 % of these, on whatever list. */
export interface Unrounded {
  list: Exact;
  net: Exact;
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
  termMonths: number;
  lines: PricedLine[];
  totals: Totals;
}

/** Something wrong with the content, at a JSON pointer into it. */
export interface Problem {
  pointer: string;
  message: string;
}
