import type { Billing, DealKind, NonStandard, PaymentTerms, RouteToMarket, WayToClose } from '../domain/offer.ts';
import type { Told } from './told.ts';

/** One deal as it went: who sold what to whom, and what happened to it. */
export interface Story {
  name: string;
  account: string;
  owner: string;
  /** "new" when left out. */
  kind?: DealKind;
  /** "direct" when left out. */
  route?: RouteToMarket;
  partner?: { account: string; margin: string };
  close: WayToClose;
  /** Days before the present day. */
  opened: number;
  why: Justification;
  offer: Offer;
  acts: Act[];
}

export interface Justification {
  compellingEvent?: string;
  competition?: string;
  reasonForDiscount?: string;
  inReturn?: string;
  priceLater?: string;
}

export interface Offer {
  book: 'usd' | 'eur' | 'gbp';
  term: number;
  pay: PaymentTerms;
  billing: Billing;
  /** Off everything, in percent. */
  header?: string;
  /** Product, quantity, discount in percent. */
  lines: OfferLine[];
  custom?: NonStandard;
  /** Days from the day the deal is opened to the first of a month or later; 30 when left out. */
  startIn?: number;
  /** Days that the offer stands, from the day its content was last written; 45 when left out. */
  validFor?: number;
}

export type OfferLine = [sku: string, quantity: number, discount?: string];

/** What somebody did, so many days after what happened before. */
export interface Act {
  after: number;
  /** The very moment, in milliseconds, for what comes by the clock and not by people. */
  exactly?(told: Told): number;
  /** "again": it is not finished, and goes on after the same time. */
  play(told: Told): Promise<'again' | undefined>;
}
