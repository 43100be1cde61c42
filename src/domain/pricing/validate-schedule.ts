import { addMonths, isPlainDate } from '../calendar.ts';
import { equals, exact, isZero, one, sum } from '../exact.ts';
import { type Minor, money, parseMinor } from '../money.ts';
import type { QuoteContent, ScheduledPayment } from '../offer.ts';
import { amountLimit, at, isTerm, notADate, numberProblems, shareProblems } from './limits.ts';
import type { Problem } from './priced.ts';
import { endOf } from './term.ts';

const maximumPayments = 120;
/** Months: a payment on a day that nobody means would make credit look as if it earned any amount. */
const mostBefore = 12;
const mostAfter = 60;

/** A schedule is there exactly when billing is custom, in the order of its days, in shares or in amounts but not in both. */
export function paymentProblems(content: QuoteContent): Problem[] {
  const { billing, paymentSchedule, currency } = content;
  if (billing !== 'custom')
    return paymentSchedule ? [at('/paymentSchedule', 'A payment schedule goes with custom billing.')] : [];
  if (!paymentSchedule?.length) return [at('/paymentSchedule', 'Say when what is paid.')];
  if (paymentSchedule.length > maximumPayments) return [at('/paymentSchedule', `At most ${maximumPayments} payments.`)];
  const found = paymentSchedule.flatMap((payment, index) =>
    oneProblems(payment, index, paymentSchedule[index - 1], currency),
  );
  found.push(...farProblems(content, paymentSchedule));
  if (found.length > 0) return found;
  const shares = paymentSchedule.flatMap((payment) => ('percent' in payment ? [exact(payment.percent)] : []));
  if (shares.length === 0) return [];
  if (shares.length < paymentSchedule.length)
    return [at('/paymentSchedule', 'Give every payment as a share, or every payment as an amount.')];
  return equals(sum(shares), one) ? [] : [at('/paymentSchedule', 'The shares must come to 1, which is 100 %.')];
}

function oneProblems(
  payment: ScheduledPayment,
  index: number,
  before: ScheduledPayment | undefined,
  currency: QuoteContent['currency'],
): Problem[] {
  const pointer = `/paymentSchedule/${index}`;
  const found =
    'percent' in payment
      ? shareProblems(`${pointer}/percent`, payment.percent)
      : numberProblems(`${pointer}/amount`, payment.amount, amountLimit(currency), 'orZero');
  if (!isPlainDate(payment.on)) return [...found, at(`${pointer}/on`, notADate)];
  if (before && payment.on < before.on) found.push(at(`${pointer}/on`, 'Give payments in the order of their days.'));
  return found;
}

/** Nobody is sent an invoice of nothing. */
function emptyProblems(payment: ScheduledPayment, index: number): Problem[] {
  const [field, said] = 'percent' in payment ? ['percent', payment.percent] : ['amount', payment.amount];
  if (!isZero(exact(said))) return [];
  return [at(`/paymentSchedule/${index}/${field}`, 'Nothing would be paid: leave this payment out.')];
}

/** Payments lie around the term. */
function farProblems(content: QuoteContent, payments: readonly ScheduledPayment[]): Problem[] {
  const { start, termMonths, coTerm } = content;
  if (!isPlainDate(start) || !isTerm(termMonths) || (coTerm && !isPlainDate(coTerm.end))) return [];
  const [first, last] = [addMonths(start, -mostBefore), addMonths(endOf(content), mostAfter)];
  return payments.flatMap(({ on }, index) =>
    isPlainDate(on) && (on < first || on > last)
      ? [at(`/paymentSchedule/${index}/on`, `Give a day from ${first} to ${last}.`)]
      : [],
  );
}

/** Every payment is of something, and amounts of a schedule come to the net. */
export function scheduleProblems({ paymentSchedule = [], currency }: QuoteContent, net: Minor): Problem[] {
  const empty = net === 0n ? [] : paymentSchedule.flatMap(emptyProblems);
  if (empty.length > 0) return empty;
  const amounts = paymentSchedule.flatMap((payment) =>
    'amount' in payment ? [parseMinor(payment.amount, currency) ?? 0n] : [],
  );
  if (amounts.length === 0) return [];
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  if (total === net) return [];
  const text = (minor: Minor) => `${money(minor, currency).amount} ${currency}`;
  return [at('/paymentSchedule', `The payments come to ${text(total)}, the quote to ${text(net)}.`)];
}
