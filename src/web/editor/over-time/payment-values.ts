import type { Derived } from '../../../domain/derivation/derived.ts';
import { deriveLeft, derivePayment, deriveShareLeft } from '../../../domain/derivation/payments.ts';
import { compare, type Exact, exact, mul, one, plainText, roundTo, sub, sum, zero } from '../../../domain/exact.ts';
import { paymentAmounts } from '../../../domain/billing/custom-schedule.ts';
import { type Minor, minorToExact, minorUnitPlaces, money, parseMinor } from '../../../domain/money.ts';
import type { Currency, Money, QuoteLine, ScheduledPayment } from '../../../domain/offer.ts';
import { isOpenChoice } from '../../../domain/pricing/line-price.ts';
import { type DraftPayment, readShare } from '../draft-payments.ts';

type Share = NonNullable<ReturnType<typeof readShare>>;

/** What a payment comes to, and what is left to pay after it. */
export interface PaymentValue {
  /** Undefined: it cannot be said. */
  amount: Money | undefined;
  /** In the way in which the schedule is written: a share of the net, or money; money too where it is in both. */
  left: { percent: string } | Money | undefined;
  /** After the last payment something is left, or too much was asked. */
  wrong: boolean;
  /** How what it comes to was worked out. */
  amountDerived?: Derived | undefined;
  /** How what is left was worked out: in the way in which the schedule is written, and in money. */
  leftDerived: readonly Derived[];
}

/** The payments one after the other, against a net; undefined while that is not known. */
export function paymentValues(payments: readonly DraftPayment[], net: Money | undefined): PaymentValue[] {
  const read = payments.map(({ share }) => readShare(share));
  const inShares = read.every((share) => share && 'percent' in share);
  const inAmounts = read.every((share) => share && 'amount' in share);
  const whole = net && parseMinor(net.amount, net.currency);
  const amounts = amountsOf(read, payments, whole, net?.currency);
  const sound = soundOf(read, payments);
  const grounds = amounts &&
    sound &&
    net &&
    whole !== undefined && { payments: sound, amounts, net: whole, currency: net.currency };
  /** A share of the net only where all are; beside amounts it is what it comes to. */
  const taken = (share: Share, index: number): Exact | undefined => {
    if (inShares && 'percent' in share) return exact(share.percent);
    if (inAmounts && 'amount' in share) return exact(share.amount);
    const amount = amounts?.[index];
    return net && amount !== undefined ? minorToExact(amount, net.currency) : undefined;
  };
  let left: Exact | undefined = inShares ? one : net && exact(net.amount);
  return read.map((share, index): PaymentValue => {
    const less = share && taken(share, index);
    left = left && less && sub(left, less);
    const isLast = index === read.length - 1;
    const amount = amounts?.[index];
    return {
      amount: amount === undefined || !net ? undefined : money(amount, net.currency),
      left: left && (inShares ? { percent: plainText(left) } : net && asMoney(left, net.currency)),
      wrong: left !== undefined && (compare(left, zero) < 0 || (isLast && compare(left, zero) !== 0)),
      amountDerived: grounds ? derivePayment(index, grounds) : undefined,
      leftDerived: [
        ...(inShares && sound ? [deriveShareLeft(index, sound)] : []),
        ...(grounds ? [deriveLeft(index, grounds)] : []),
      ],
    };
  });
}

/** As the API takes them; undefined while a share cannot be read. */
function soundOf(
  read: readonly ReturnType<typeof readShare>[],
  payments: readonly DraftPayment[],
): ScheduledPayment[] | undefined {
  const sound = read.flatMap((share, index): ScheduledPayment[] =>
    share ? [{ on: payments[index]?.on ?? '', ...share }] : [],
  );
  return sound.length < read.length ? undefined : sound;
}

function amountsOf(
  read: readonly ReturnType<typeof readShare>[],
  payments: readonly DraftPayment[],
  net: Minor | undefined,
  currency: Currency | undefined,
): Minor[] | undefined {
  if (net === undefined || !currency) return undefined;
  const sound = soundOf(read, payments);
  if (!sound) return undefined;
  const isPrecise = sound.every(
    (payment) => !('amount' in payment) || parseMinor(payment.amount, currency) !== undefined,
  );
  if (!isPrecise) return undefined;
  // Each as it would be, also while they do not come to the net yet.
  const shares = sound.filter((payment) => 'percent' in payment);
  const total = sum(shares.map((payment) => exact(payment.percent)));
  if (shares.length === sound.length && compare(total, one) !== 0)
    return sound.map((payment) => ('percent' in payment ? rounded(payment.percent, net, currency) : 0n));
  return paymentAmounts(sound, net, currency);
}

const rounded = (percent: string, net: Minor, currency: Currency): Minor =>
  parseMinor(
    plainText(roundTo(mul(exact(percent), minorToExact(net, currency)), minorUnitPlaces[currency])),
    currency,
  ) ?? 0n;

const asMoney = (amount: Exact, currency: Currency): Money => ({ amount: plainText(amount), currency });

/** Amounts come to one total, shares to every one that the customer may make of it. */
export const asksShares = (payments: readonly DraftPayment[], lines: readonly QuoteLine[]): boolean =>
  lines.some(isOpenChoice) && payments.some(({ share }) => share !== '' && !share.includes('%'));

/** Whether shares among them can be written as what they come to. */
export const canBeAmounts = (
  payments: readonly DraftPayment[],
  values: readonly PaymentValue[],
  lines: readonly QuoteLine[],
): boolean =>
  !lines.some(isOpenChoice) &&
  values.length > 0 &&
  values.every(({ amount }) => amount) &&
  payments.some(({ share }) => share.includes('%'));

/** The same payments written as money: each as what it comes to. */
export const asAmounts = (payments: readonly DraftPayment[], values: readonly PaymentValue[]): DraftPayment[] =>
  payments.map((payment, index) => ({ ...payment, share: values[index]?.amount?.amount ?? payment.share }));
