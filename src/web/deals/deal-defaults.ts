import type { Account } from '../api/types.ts';
import type { DealDraft } from './deal-fields.tsx';

export interface SellingEntity {
  id: string;
  name: string;
  country: string;
}

/** What a deal with an account usually looks like: customers expand, under their master agreement when there is one. */
export function dealDefaults(
  { id, name, country, customerSince, subscribedSince, masterAgreement }: Account,
  sellers: readonly SellingEntity[],
): Partial<DealDraft> {
  const isCustomer = Boolean(customerSince ?? subscribedSince);
  return {
    accountId: id,
    name: `${name} ${isCustomer ? 'expansion' : 'subscription'}`,
    kind: isCustomer ? 'expansion' : 'new',
    wayToClose: masterAgreement ? 'order-form-under-master' : 'order-form-online-terms',
    sellerId: (sellers.find((seller) => seller.country === country) ?? sellers[0])?.id ?? null,
  };
}
