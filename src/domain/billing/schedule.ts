import { addDays, addMonths, monthsAndDays } from '../calendar.ts';
import { add, compare, type Exact, exact, ratio, sub, wholeWeights, zero } from '../exact.ts';
import { allocate, type Minor } from '../money.ts';
import type { PlainDate, QuoteContent } from '../offer.ts';
import type { Priced, PricedLine } from '../pricing/priced.ts';
import { netByYear } from '../pricing/years.ts';
import { monthsPerInvoice, netDays } from './payment-terms.ts';

/** One invoice to come; dates inclusive. */
export interface Installment {
  number: number;
  issueOn: PlainDate;
  dueOn: PlainDate;
  from: PlainDate;
  to: PlainDate;
  amount: Minor;
  parts: InstallmentPart[];
}

/** What one line contributes to an installment. */
export interface InstallmentPart {
  line: string;
  amount: Minor;
}

type InvoicePeriod = { from: PlainDate; to: PlainDate };

/**
 * The invoices of a quote, in advance of each billing period, counted from the quote's start. One-time charges come
 * with the first. A recurring line is split over subscription years by its price periods and inside a year by months,
 * so that equal months cost the same; by largest remainder, so that all invoices sum to the net. Periods with nothing
 * to pay make no invoice. Net terms: issued on the first day of the period, due so many days later. Prepaid: issued
 * and due on the day before the period starts.
 */
export function schedule(priced: Priced, content: Pick<QuoteContent, 'billing' | 'paymentTerms'>): Installment[] {
  const periods = invoicePeriods(priced, monthsPerInvoice[content.billing]);
  const parts = periods.map((): InstallmentPart[] => []);
  const split = splitter(priced, periods);
  for (const line of priced.lines) {
    for (const [index, amount] of split(line)) if (amount !== 0n) parts[index]?.push({ line: line.id, amount });
  }
  return periods
    .map((period, index) => ({ period, parts: parts[index] ?? [] }))
    .filter(({ parts }) => parts.length > 0)
    .map(({ period, parts }, index) => ({
      number: index + 1,
      ...dates(period.from, content.paymentTerms),
      ...period,
      amount: parts.reduce((total, part) => total + part.amount, 0n),
      parts,
    }));
}

function invoicePeriods({ start, end, termMonths }: Priced, months: number | null): InvoicePeriod[] {
  const step = months ?? termMonths;
  return Array.from({ length: Math.ceil(termMonths / step) }, (_, index) => {
    const to = addDays(addMonths(start, (index + 1) * step), -1);
    return { from: addMonths(start, index * step), to: to < end ? to : end };
  });
}

function dates(from: PlainDate, terms: QuoteContent['paymentTerms']): { issueOn: PlainDate; dueOn: PlainDate } {
  if (terms !== 'prepaid') return { issueOn: from, dueOn: addDays(from, netDays[terms]) };
  const before = addDays(from, -1);
  return { issueOn: before, dueOn: before };
}

type Share = readonly [period: number, amount: Minor];
/** The invoice periods that a stretch of time touches, and in what proportion. */
type Plan = { periods: number[]; weights: bigint[] };

/** Splits a line's net over the invoice periods; lines that run alike share one plan. */
function splitter(priced: Priced, periods: InvoicePeriod[]): (line: PricedLine) => Share[] {
  const known = new Map<string, Plan>();
  const planOf = (from: PlainDate, to: PlainDate): Plan => {
    const key = `${from} ${to}`;
    const plan = known.get(key) ?? planFor(from, to, periods, priced.start);
    known.set(key, plan);
    return plan;
  };
  return (line) => {
    if (line.charge === 'one-time' || periods.length === 1) return [[0, line.net]];
    return netByYear(line).flatMap((amount, index) => {
      const year = line.period.years[index];
      if (year === undefined) return [];
      const plan = planOf(year.from, year.to);
      const amounts = allocate(amount, plan.weights);
      return plan.periods.map((period, at): Share => [period, amounts[at] ?? 0n]);
    });
  };
}

function planFor(from: PlainDate, to: PlainDate, periods: InvoicePeriod[], start: PlainDate): Plan {
  const shares = periods.map((period) => {
    const first = period.from > from ? period.from : from;
    const last = period.to < to ? period.to : to;
    return first > last ? zero : sub(monthPosition(start, addDays(last, 1)), monthPosition(start, first));
  });
  const touched = shares.flatMap((share, index) => (compare(share, zero) > 0 ? [index] : []));
  return { periods: touched, weights: wholeWeights(touched.map((index) => shares[index] ?? zero)) };
}

/** Months from the subscription's start to a date, with the days of an unfinished month as its share. */
function monthPosition(start: PlainDate, date: PlainDate): Exact {
  const { months, days, daysOfMonth } = monthsAndDays(start, addDays(date, -1));
  return add(exact(months), ratio(days, daysOfMonth));
}
