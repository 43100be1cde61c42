import type { KindName } from '../kinds/kind.ts';
import { writeAgreements } from './agreements.ts';
import { writeCosts, writePriceBooks, writePrices, writeProducts } from './catalogue.ts';
import { writeDeals } from './deals.ts';
import { writeAccounts, writeContacts, writePeople, writeQuotas, writeSellers } from './directory.ts';
import { writeExchangeRates } from './rates.ts';
import { writeSubscriptions } from './subscriptions.ts';
import type { Staged } from './staged.ts';

/** From the staging table into the tables of a kind; `keep` tells whether the transaction is going to be kept. */
export function write(kind: KindName, staged: Staged, keep: () => boolean): Promise<void> {
  return kind === 'deals' ? writeDeals(staged, keep) : writers[kind](staged);
}

const writers: Record<Exclude<KindName, 'deals'>, (staged: Staged) => Promise<void>> = {
  sellers: writeSellers,
  people: writePeople,
  accounts: writeAccounts,
  contacts: writeContacts,
  products: writeProducts,
  'price-books': writePriceBooks,
  prices: writePrices,
  costs: writeCosts,
  'exchange-rates': writeExchangeRates,
  quotas: writeQuotas,
  'price-agreements': writeAgreements,
  subscriptions: writeSubscriptions,
};
