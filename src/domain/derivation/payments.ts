import { compare, exact, one } from '../exact.ts';
import { type Minor, minorToExact } from '../money.ts';
import type { Currency, ScheduledPayment } from '../offer.ts';
import { type Derived, given, rounded, share, worked } from './derived.ts';

/** A custom schedule against a net: what each payment was worked out to be, in their order. */
export interface PaymentGrounds {
  payments: readonly ScheduledPayment[];
  amounts: readonly Minor[];
  net: Minor;
  currency: Currency;
}

/**
 * What a payment comes to: the amount that was agreed, or its share of what amounts leave of the net. While shares alone
 * do not come to the whole yet, each is its own part of the net, rounded.
 */
export function derivePayment(index: number, grounds: PaymentGrounds): Derived | undefined {
  const { payments, amounts, currency } = grounds;
  const payment = payments[index];
  const amount = amounts[index];
  if (!payment || amount === undefined) return undefined;
  const coin = minorToExact(1n, currency);
  const labels = { of: payment.on };
  if ('amount' in payment) return given('payment', minorToExact(amount, currency), 'money', labels);
  const shared = payments.flatMap((each) => ('percent' in each ? [shareOf(each.percent, each.on)] : []));
  const own = shareOf(payment.percent, payment.on);
  const all = worked('allShares', 'sum', 'ratio', shared);
  const whole = leftByAmounts(grounds);
  if (shared.length === payments.length && all.value && compare(all.value, one) !== 0)
    return rounded('payment', coin, worked('beforeRounding', 'product', 'money', [whole, own]), labels);
  return share('payment', minorToExact(amount, currency), coin, [whole, own, all], labels);
}

/** What is left of the net in money after a payment and all before it. */
export function deriveLeft(index: number, grounds: PaymentGrounds): Derived {
  const paid = grounds.payments
    .slice(0, index + 1)
    .map(({ on }, place) =>
      given('payment', minorToExact(grounds.amounts[place] ?? 0n, grounds.currency), 'money', { of: on }),
    );
  return worked('leftAfter', 'difference', 'money', [netOf(grounds), ...paid]);
}

/** Which share of the net is left after a payment and all before it, of a schedule in shares alone. */
export const deriveShareLeft = (index: number, payments: readonly ScheduledPayment[]): Derived =>
  worked('shareLeftAfter', 'difference', 'ratio', [
    given('allOfNet', one, 'ratio'),
    ...payments.slice(0, index + 1).flatMap((each) => ('percent' in each ? [shareOf(each.percent, each.on)] : [])),
  ]);

const shareOf = (percent: string, on: string): Derived => given('percent', exact(percent), 'ratio', { of: on });
const netOf = ({ net, currency }: PaymentGrounds): Derived =>
  given('net', minorToExact(net, currency), 'money', { figure: 'net' });

/** What payments in money leave of the net for those in shares. */
function leftByAmounts(grounds: PaymentGrounds): Derived {
  const fixed = grounds.payments.flatMap((each) =>
    'amount' in each ? [given('payment', exact(each.amount), 'money', { of: each.on })] : [],
  );
  return fixed.length === 0
    ? netOf(grounds)
    : worked('netWithoutAmounts', 'difference', 'money', [netOf(grounds), ...fixed]);
}
