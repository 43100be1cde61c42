import { addDays } from '../calendar.ts';
import type { Minor } from '../money.ts';
import type { PaymentTerms, PlainDate } from '../offer.ts';
import { netDays } from './payment-terms.ts';

/** One invoice to come; dates inclusive. */
export interface Installment {
  number: number;
  issueOn: PlainDate;
  dueOn: PlainDate;
  from: PlainDate;
  to: PlainDate;
  amount: Minor;
  parts: InstallmentPart[];
  /** What it waits for, of a custom schedule; its dates are then expected. */
  milestone?: string;
}

/** What one line contributes to an installment. */
export interface InstallmentPart {
  line: string;
  amount: Minor;
}

/** When the invoice for something from this day on is issued and due. */
export function paymentDates(from: PlainDate, terms: PaymentTerms): { issueOn: PlainDate; dueOn: PlainDate } {
  if (terms !== 'prepaid') return { issueOn: from, dueOn: addDays(from, netDays[terms]) };
  const before = addDays(from, -1);
  return { issueOn: before, dueOn: before };
}
