/** What is said of a deal beside its quotes. */
import { daysBetween } from './calendar.ts';
import type { PlainDate } from './offer.ts';

export const dealKinds = ['new', 'expansion', 'renewal', 'contraction', 'termination'] as const;
export type DealKind = (typeof dealKinds)[number];

/** Entered here, or history that was brought in from another system. */
export const dealOrigins = ['entered', 'imported'] as const;
export type DealOrigin = (typeof dealOrigins)[number];

export const papers = ['new-order', 'amendment', 'renewal-order'] as const;
export type Paper = (typeof papers)[number];

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
  paper: Paper;
  /** What of its justification is written. */
  justified: JustificationField[];
  /** Null: no day is known on which the customer means to sign. */
  closing: Closing | null;
}

/** The day on which the customer means to sign, as it was known on another. */
export interface Closing {
  asOf: PlainDate;
  on: PlainDate;
}

/** Negative once the day is over. */
export const closeDaysOf = ({ asOf, on }: Closing): number => daysBetween(asOf, on);

/** What is written of why this deal, now, at this price. */
export const justificationFields = [
  'executiveSummary',
  'compellingEvent',
  'competition',
  'reasonForDiscount',
  'inReturn',
  'priceLater',
  'logoRights',
] as const;
export type JustificationField = (typeof justificationFields)[number];
