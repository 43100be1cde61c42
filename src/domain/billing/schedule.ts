import { addDays, addMonths, monthsAndDays } from '../calendar.ts';
import { add, compare, type Exact, exact, ratio, sub, sum, wholeWeights, zero } from '../exact.ts';
import { allocate, type Minor } from '../money.ts';
import type { PlainDate, QuoteContent } from '../offer.ts';
import type { Priced, PricedLine } from '../pricing/priced.ts';
import { netByYear, type YearAmount } from '../pricing/years.ts';
import { customSchedule } from './custom-schedule.ts';
import { type Installment, type InstallmentPart, paymentDates } from './installment.ts';
import { monthsPerInvoice } from './payment-terms.ts';

type InvoicePeriod = { from: PlainDate; to: PlainDate };

/**
 * The invoices of a quote, in advance of each billing period, counted from the anniversary. One-time charges come with
 * the first. A line that runs is split over subscription years by what is charged in them and inside a year by months, so
 * that equal months cost the same; by largest remainder, so that all invoices sum to the net. Periods with nothing to pay
 * make no invoice. Net terms: issued on the first day of the period, due so many days later. Prepaid: issued and due on
 * the day before the period starts. A custom schedule is as it says.
 */
export function schedule(
  priced: Priced,
  content: Pick<QuoteContent, 'billing' | 'paymentTerms' | 'paymentSchedule'>,
): Installment[] {
  if (content.billing === 'custom') return customSchedule(priced, content);
  const periods = invoicePeriods(priced, monthsPerInvoice[content.billing]);
  const parts = periods.map((): InstallmentPart[] => []);
  const split = splitter(priced, periods);
  for (const line of priced.lines)
    split(line, (period, amount) => {
      const invoice = parts[period] as InstallmentPart[];
      const last = invoice.at(-1);
      // A line may come to the same invoice twice: with the end of one year and the beginning of the next.
      if (last?.line === line.id) last.amount += amount;
      else if (amount !== 0n) invoice.push({ line: line.id, amount });
    });
  return periods
    .map((period, index) => ({ period, parts: parts[index] ?? [] }))
    .filter(({ parts }) => parts.length > 0)
    .map(({ period, parts }, index) => ({
      number: index + 1,
      ...paymentDates(period.from, content.paymentTerms),
      ...period,
      amount: parts.reduce((total, part) => total + part.amount, 0n),
      parts,
    }));
}

function invoicePeriods({ start, end, anniversary }: Priced, months: number | null): InvoicePeriod[] {
  if (months === null) return [{ from: start, to: end }];
  const periods: InvoicePeriod[] = [];
  for (let step = Math.floor(monthsAndDays(anniversary, addDays(start, -1)).months / months); ; step += 1) {
    const from = addMonths(anniversary, step * months);
    if (from > end) return periods;
    const to = addDays(addMonths(anniversary, (step + 1) * months), -1);
    periods.push({ from: from < start ? start : from, to: to < end ? to : end });
  }
}

/** The invoice periods that a stretch of time touches, the months of it in each, and these in whole numbers. */
type Plan = { periods: number[]; months: Exact[]; weights: bigint[] };

/** What of a year's fees of a line comes to one invoice: so many of all the months they are charged for. */
export interface BilledFees extends YearAmount {
  billed: Minor;
  months: { within: Exact; all: Exact };
}

/** How a line's part of the invoice of a period is made up; undefined where the whole line is on one invoice. */
export function billedFees(
  line: PricedLine,
  { from }: Pick<Installment, 'from'>,
  priced: Priced,
  billing: Exclude<QuoteContent['billing'], 'custom'>,
): BilledFees[] | undefined {
  const periods = invoicePeriods(priced, monthsPerInvoice[billing]);
  if (isOnOneInvoice(line, periods)) return undefined;
  const here = periods.findIndex((period) => period.from === from);
  return netByYear(line).flatMap(({ share, amount }): BilledFees[] => {
    const plan = planFor(share.charged.from, share.charged.to, periods, priced.anniversary);
    const place = plan.periods.indexOf(here);
    if (place < 0) return [];
    const billed = allocate(amount, plan.weights)[place] ?? 0n;
    return [{ share, amount, billed, months: { within: plan.months[place] ?? zero, all: sum(plan.months) } }];
  });
}

const isOnOneInvoice = ({ charge }: PricedLine, periods: readonly InvoicePeriod[]): boolean =>
  periods.length === 1 || charge === 'one-time';

type Take = (period: number, amount: Minor) => void;

/** Splits a line's net over the invoice periods; lines that run alike share one plan. */
function splitter(priced: Priced, periods: InvoicePeriod[]): (line: PricedLine, take: Take) => void {
  const known = new Map<InvoicePeriod, Plan>();
  const planOf = (days: InvoicePeriod): Plan => {
    const plan = known.get(days) ?? planFor(days.from, days.to, periods, priced.anniversary);
    known.set(days, plan);
    return plan;
  };
  return (line, take) => {
    if (isOnOneInvoice(line, periods)) return take(0, line.net);
    for (const { share, amount } of netByYear(line)) {
      const plan = planOf(share.charged);
      const amounts = allocate(amount, plan.weights);
      plan.periods.forEach((period, index) => take(period, amounts[index] ?? 0n));
    }
  };
}

function planFor(from: PlainDate, to: PlainDate, periods: InvoicePeriod[], anniversary: PlainDate): Plan {
  const shares = periods.map((period) => {
    const first = period.from > from ? period.from : from;
    const last = period.to < to ? period.to : to;
    return first > last ? zero : sub(monthPosition(anniversary, addDays(last, 1)), monthPosition(anniversary, first));
  });
  const touched = shares.flatMap((share, index) => (compare(share, zero) > 0 ? [index] : []));
  const months = touched.map((index) => shares[index] ?? zero);
  return { periods: touched, months, weights: wholeWeights(months) };
}

/** Months from the anniversary to a date, with the days of an unfinished month as its share. */
function monthPosition(anniversary: PlainDate, date: PlainDate): Exact {
  const { months, days, daysOfMonth } = monthsAndDays(anniversary, addDays(date, -1));
  return add(exact(months), ratio(days, daysOfMonth));
}
