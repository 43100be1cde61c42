import type { Order } from '../api/types.ts';
import { runningTotals } from './running-total.ts';

export interface BillingPoint {
  /** Which invoice of the order it is. */
  number: number;
  /** The day of issue. */
  on: string;
  amount: string;
  /** Everything billed until then, this included. */
  total: string;
  /** planned before the order is accepted; afterwards the invoice's state. */
  state: string;
}

/** The invoices of an order in the order of issue, with what is billed until then. */
export function billingCurve({ schedule, invoices }: Pick<Order, 'schedule' | 'invoices'>): BillingPoint[] {
  const points =
    invoices.length > 0
      ? invoices.map(({ ordinal, issueOn, issuedOn, amount, state }) => ({
          number: ordinal,
          on: issuedOn ?? issueOn,
          amount: amount.amount,
          state,
        }))
      : schedule.map(({ number, issueOn, amount }) => ({
          number,
          on: issueOn,
          amount: amount.amount,
          state: 'planned',
        }));
  const ordered = points.toSorted((a, b) => a.on.localeCompare(b.on));
  const totals = runningTotals(ordered.map(({ amount }) => amount));
  return ordered.map((point, index) => ({ ...point, total: totals[index] ?? point.amount }));
}
