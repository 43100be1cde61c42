import type { Installment } from '../billing/installment.ts';
import { daysBetween } from '../calendar.ts';
import { div, type Exact, exact, mul, ratio } from '../exact.ts';
import { allocate, type Minor, minorToExact, parseMinor, roundMoney } from '../money.ts';
import type { Decimal, QuoteContent } from '../offer.ts';
import type { PricingBasis } from '../pricing/basis.ts';
import type { Priced } from '../pricing/priced.ts';

/** What comes off the net before it is in our pocket. */
export interface Pocket {
  partnerMargin: Minor;
  rebate: Minor;
  freight: Minor;
  /** Below zero when we are paid before we serve; null: no rate is published. */
  costOfCredit: Minor | null;
}

/** Days from the start of service to payment, weighted by amount; null when nothing is billed. */
export function daysToCash({ start }: Priced, installments: readonly Installment[]): Exact | null {
  const billed = installments.reduce((all, { amount }) => all + amount, 0n);
  return billed === 0n ? null : ratio(amountDays(start, installments), billed);
}

/** Shares of the net are rounded once; the cost of credit is Σ amount × yearly rate × days ÷ 365, rounded once. */
export function pocketOf(
  priced: Priced,
  { partnerMargin, rebate, freight }: Pick<QuoteContent, 'partnerMargin' | 'rebate' | 'freight'>,
  { creditRate }: Pick<PricingBasis, 'creditRate'>,
  installments: readonly Installment[],
): Pocket {
  const { currency, totals, start } = priced;
  const share = (of: Decimal | undefined): Minor =>
    of === undefined ? 0n : roundMoney(mul(minorToExact(totals.net, currency), exact(of)), currency);
  const days = minorToExact(amountDays(start, installments), currency);
  return {
    partnerMargin: share(partnerMargin),
    rebate: share(rebate),
    freight: freight === undefined ? 0n : (parseMinor(freight, currency) ?? 0n),
    costOfCredit: creditRate === undefined ? null : roundMoney(ofYear(mul(days, exact(creditRate))), currency),
  };
}

/** What of it each line bears: shares and freight in proportion to net, credit by what the line's own payments wait. */
export function pocketByLine(
  { lines, start, currency }: Priced,
  pocket: Pocket,
  { creditRate }: Pick<PricingBasis, 'creditRate'>,
  installments: readonly Installment[],
): Map<string, Pocket> {
  const nets = lines.map(({ net }) => net);
  const [partner, rebates, freights] = [pocket.partnerMargin, pocket.rebate, pocket.freight].map((amount) =>
    allocate(amount, nets),
  );
  const waits = new Map<string, bigint>();
  for (const { dueOn, parts } of installments) {
    const days = BigInt(daysBetween(start, dueOn));
    for (const { line, amount } of parts) waits.set(line, (waits.get(line) ?? 0n) + amount * days);
  }
  let waited = 0n;
  let told = 0n;
  return new Map(
    lines.map(({ id }, index) => {
      // Rounded as a running total, so that the lines sum to the whole.
      waited += waits.get(id) ?? 0n;
      const until =
        creditRate === undefined
          ? 0n
          : roundMoney(ofYear(mul(minorToExact(waited, currency), exact(creditRate))), currency);
      const costOfCredit = pocket.costOfCredit === null ? null : until - told;
      told = until;
      return [
        id,
        {
          partnerMargin: partner?.[index] ?? 0n,
          rebate: rebates?.[index] ?? 0n,
          freight: freights?.[index] ?? 0n,
          costOfCredit,
        },
      ];
    }),
  );
}

const ofYear = (days: Exact): Exact => div(days, exact(365));
const amountDays = (start: Priced['start'], installments: readonly Installment[]): bigint =>
  installments.reduce((all, { amount, dueOn }) => all + amount * BigInt(daysBetween(start, dueOn)), 0n);
