import type { ScheduledPayment } from '../../domain/offer.ts';
import { isDate } from './draft-structure.ts';
import { discountText, parseDiscount } from './discount-text.ts';
import { writtenNumber } from './written-number.ts';

/** A payment of a custom schedule as it is being written. */
export interface DraftPayment {
  on: string;
  milestone: string;
  /** "30%" of the net, or an amount: "5000". */
  share: string;
}

export const paymentsOf = (payments: readonly ScheduledPayment[]): DraftPayment[] =>
  payments.map((payment) => ({
    on: payment.on,
    milestone: payment.milestone ?? '',
    share: 'percent' in payment ? discountText({ percent: payment.percent }) : payment.amount,
  }));

/** What the text of a share says: "30%" of the net, or an amount; undefined when it cannot be understood. */
export function readShare(text: string): { percent: string } | { amount: string } | undefined {
  if (!text.includes('%')) {
    const amount = writtenNumber(text);
    return amount === undefined ? undefined : { amount };
  }
  const read = parseDiscount(text);
  if (read === null) return { percent: '0' };
  return read && 'percent' in read ? read : undefined;
}

/** The schedule as the API takes it; `complain` is told what cannot be read, as "2/on". */
export function readPayments(
  payments: readonly DraftPayment[],
  complain: (field: string, message: string) => void,
): ScheduledPayment[] {
  return payments.map(({ on, milestone, share }, index) => {
    if (!isDate(on)) complain(`${index}/on`, 'Give a date.');
    const read = readShare(share);
    if (!read) complain(`${index}/share`, 'Write 30% or an amount.');
    return { on, ...(milestone.trim() !== '' && { milestone: milestone.trim() }), ...(read ?? { amount: '0' }) };
  });
}
