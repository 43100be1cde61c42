import type { PaymentTerms, RegularBilling } from '../offer.ts';

/** Days from invoice to due date. Prepaid invoices are due before service starts and count as 0. */
export const netDays: Record<PaymentTerms, number> = {
  prepaid: 0,
  net15: 15,
  net30: 30,
  net45: 45,
  net60: 60,
  net90: 90,
};

/** Months that one invoice covers; null: the whole term. */
export const monthsPerInvoice: Record<RegularBilling, number | null> = {
  annual: 12,
  quarterly: 3,
  monthly: 1,
  upfront: null,
};
