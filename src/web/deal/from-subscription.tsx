import type { Deal, SubscriptionRow } from '../api/types.ts';
import { useMay } from '../api/me.ts';
import { useResource } from '../api/use-resource.ts';
import { withQuery } from '../api/use-list.ts';
import { QuoteChange } from '../subscriptions/quote-change.tsx';

/** Starts a quote of this deal from what the customer has. */
export function FromSubscription({ deal }: { deal: Deal }) {
  const mayOpen = useMay('subscription.read') && deal.available.includes('OpenQuote');
  const asked = { account: deal.account.id, state: 'upcoming,running', limit: 5 };
  const path = mayOpen ? withQuery('/api/subscriptions', asked) : null;
  const { data } = useResource<{ items: SubscriptionRow[] }>(path);
  return data?.body.items.map(({ id, number }) => (
    <QuoteChange key={id} id={id} dealId={deal.id} label={`Quote from ${number}`} />
  ));
}
