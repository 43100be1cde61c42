import { createContext } from 'react';
import type { Currency } from '../../domain/offer.ts';

/** For whom a quote is written, in which currency, and when it starts: what decides which price agreements apply. */
export interface QuoteCustomer {
  account: string;
  currency: Currency;
  /** As it is typed: not always a day yet. */
  start: string;
}

/** Null where nobody in particular is asked for. */
export const CustomerContext = createContext<QuoteCustomer | null>(null);
