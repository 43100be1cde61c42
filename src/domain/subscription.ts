import type { Currency, Decimal, PlainDate } from './offer.ts';

/** A line of a running subscription, at the net price of a unit for its price period. */
export interface SubscriptionLine {
  product: string;
  name: string;
  quantity: Decimal;
  unitPrice: Decimal;
  pricePeriod: 'month' | 'year';
  /** As it was given; null: not known. */
  discount: Decimal | null;
}

/** What a customer has already: the ground on which a change is measured. */
export interface RunningSubscription {
  id: string;
  number: string;
  currency: Currency;
  start: PlainDate;
  /** Inclusive last day. */
  end: PlainDate;
  /** Its quantities or prices change over its time. */
  ramped: boolean;
  lines: SubscriptionLine[];
}

export const subscriptionStates = ['upcoming', 'running', 'ended'] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

/** Where what we know of a subscription comes from. */
export const subscriptionSources = ['entered', 'imported'] as const;
export type SubscriptionSource = (typeof subscriptionSources)[number];

export function subscriptionState(
  { start, end }: Pick<RunningSubscription, 'start' | 'end'>,
  today: PlainDate,
): SubscriptionState {
  if (today < start) return 'upcoming';
  return today <= end ? 'running' : 'ended';
}
