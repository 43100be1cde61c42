import type { Actor } from '../commands/actor.ts';
import type { DealKind, RouteToMarket, WayToClose } from '../domain/deal.ts';
import type { Billing, Evidence, NonStandard, PaymentTerms, QuoteContent } from '../domain/offer.ts';
import type { Write } from '../effects/verb.ts';
import type { Database, Tx } from '../store/database.ts';
import type { Customers } from './accounts.ts';
import type { HistoryClock } from './clock.ts';
import type { Company } from './company.ts';
import type { Random } from './random.ts';

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
  /** Quantity, product, discount in percent: "8 PLT-PLUS -12, 3 SV-INST". */
  lines: string;
  custom?: NonStandard;
  /** What lines and terms alone do not say: ramps, payments, choices; of the plain content, and agreements by name. */
  shape?(plain: QuoteContent, agreements: ReadonlyMap<string, string>): QuoteContent;
  evidence?: Evidence[];
  /** Days from the day the deal is opened to the first of a month or later; 30 when left out. */
  startIn?: number;
  /** Days that the offer stands, from the day its content was last written; 45 when left out. */
  validFor?: number;
}

/** What somebody did, so many days after what happened before. */
export interface Act {
  after: number;
  /** The very moment, in milliseconds, for what comes by the clock and not by people. */
  exactly?(told: Told): number;
  /** "again": it is not finished, and goes on after the same time. */
  play(told: Told): Promise<'again' | undefined>;
}

/** What every story is told in. */
export interface World {
  database: Database;
  company: Company;
  customers: Customers;
  /** Ids of price agreements by name. */
  agreements: ReadonlyMap<string, string>;
  clock: HistoryClock;
  random: Random;
  /** The transaction that all is told in. */
  tx: Tx;
  /** Prints the paper of a document, as the worker would, and answers what to write down of it. */
  print(documentId: string): Promise<Write>;
}

/** A story as far as it was told: its deal and the machines it is at. */
export interface Told extends World {
  story: Story;
  /** When the latest act happened, in milliseconds. */
  at: number;
  offer: Offer;
  /** Last valid day of the content as last written. */
  validUntil: string;
  dealId: string;
  quoteId: string;
  contractId: string;
  /** The contract that was drawn up and is being printed. */
  drawn: { by: Actor; printed: Promise<Write> } | undefined;
  orderId: string;
  /** What the desk was asked last. */
  requestId: string;
}
