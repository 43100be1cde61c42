import { addDays } from '../calendar.ts';
import { exact, wholeWeights } from '../exact.ts';
import { allocate, type Minor, parseMinor } from '../money.ts';
import type { Currency, PlainDate, QuoteContent, ScheduledPayment } from '../offer.ts';
import type { Priced } from '../pricing/priced.ts';
import { type Installment, paymentDates } from './installment.ts';

/**
 * The payments that were agreed, in their order: amounts as they are, percentages of the net by largest remainder, so
 * that all sum to it. Each takes from every line in proportion to what that still has to pay. Issued on the agreed day.
 * One that rounding leaves nothing, as a small share of a few cents, makes no invoice; the one before covers its time.
 */
export function customSchedule(
  priced: Priced,
  { paymentSchedule = [], paymentTerms }: Pick<QuoteContent, 'paymentSchedule' | 'paymentTerms'>,
): Installment[] {
  const amounts = paymentAmounts(paymentSchedule, priced.totals.net, priced.currency);
  const paid = paymentSchedule.flatMap((payment, index) => {
    const amount = amounts[index] ?? 0n;
    return amount === 0n ? [] : [{ ...payment, amount }];
  });
  let left = priced.lines.map(({ net }) => net);
  return paid.map(({ on, milestone, amount }, index): Installment => {
    const taken = allocate(amount, left);
    left = left.map((rest, line) => rest - (taken[line] ?? 0n));
    return {
      number: index + 1,
      ...paymentDates(on, paymentTerms),
      from: on,
      to: coveredUntil(on, paid[index + 1]?.on, priced.end),
      amount,
      parts: priced.lines.flatMap(({ id }, line) => (taken[line] ? [{ line: id, amount: taken[line] }] : [])),
      ...(milestone !== undefined && { milestone }),
    };
  });
}

/** What each payment comes to. Amounts stand; percentages share what those leave of the net, in proportion. */
export function paymentAmounts(payments: readonly ScheduledPayment[], net: Minor, currency: Currency): Minor[] {
  const fixed = payments.map((payment) =>
    'amount' in payment ? (parseMinor(payment.amount, currency) ?? 0n) : undefined,
  );
  const rest = net - fixed.reduce<Minor>((total, amount) => total + (amount ?? 0n), 0n);
  const shares = payments.flatMap((payment) => ('percent' in payment ? [exact(payment.percent)] : []));
  const split = allocate(rest, wholeWeights(shares)).values();
  return fixed.map((amount) => amount ?? split.next().value ?? 0n);
}

/** Until the day before the next payment; the last until the end of the term. */
function coveredUntil(on: PlainDate, next: PlainDate | undefined, end: PlainDate): PlainDate {
  const last = next === undefined ? end : addDays(next, -1);
  return last < on ? on : last;
}
