import { priceAgreements } from './agreements.ts';
import { costs, priceBooks, prices, products } from './catalogue.ts';
import { deals } from './deals.ts';
import { accounts, contacts, people, quotas, sellers } from './directory.ts';
import { exchangeRates } from './rates.ts';
import { subscriptions } from './subscriptions.ts';
import type { Kind, KindName } from './kind.ts';

export const kinds: Record<KindName, Kind> = {
  sellers,
  people,
  accounts,
  contacts,
  products,
  'price-books': priceBooks,
  prices,
  costs,
  'exchange-rates': exchangeRates,
  quotas,
  'price-agreements': priceAgreements,
  subscriptions,
  deals,
};
