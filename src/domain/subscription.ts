import type { PlainDate, RunningSubscription } from './offer.ts';

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
