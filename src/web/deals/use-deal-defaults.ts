import type { Account } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import type { DealDraft } from './deal-fields.tsx';

/** What a deal with an account usually looks like: customers expand, under their master agreement when there is one. */
export function useDealDefaults(): (account: Account) => Partial<DealDraft> {
  const sellers = useResource<{ items: { id: string; country: string }[] }>('/api/sellers').data?.body.items ?? [];
  return ({ id, name, country, customerSince, masterAgreement }) => ({
    accountId: id,
    name: `${name} ${customerSince ? 'expansion' : 'subscription'}`,
    kind: customerSince ? 'expansion' : 'new',
    wayToClose: masterAgreement ? 'order-form-under-master' : 'order-form-online-terms',
    sellerId: (sellers.find((seller) => seller.country === country) ?? sellers[0])?.id ?? null,
  });
}
