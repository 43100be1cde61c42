import type { Installment } from '../billing/installment.ts';
import { addDays, addMonths, monthsAndDays } from '../calendar.ts';
import {
  add,
  compare,
  type Exact,
  exact,
  plainText,
  ratio,
  sub,
  sum,
  unitsText,
  wholeWeights,
  zero,
} from '../exact.ts';
import { allocate, type Minor, minorUnitPlaces } from '../money.ts';
import type { Charge } from '../catalogue.ts';
import type { Currency, Decimal, PlainDate } from '../offer.ts';
import type { Priced, PricedLine, YearShare } from '../pricing/priced.ts';
import { netByYear } from '../pricing/years.ts';

/** What falls into a month of an offer. */
interface Flow {
  recurring: Minor;
  usage: Minor;
  oneTime: Minor;
  billed: Minor;
  cash: Minor;
}

/** A month counted from the start of the offer, which is month 0. */
export interface MonthOfOffer extends Flow {
  month: number;
  from: PlainDate;
}

/**
 * An offer month by month. Fees lie in the months that they are for, free ones included, as MRR has them; what is charged
 * once in the month in which it begins; invoices in the month in which they are issued, cash in that in which they are
 * due. Every month of the term, and before and after it those in which something is billed or paid. Recurring, usage and
 * one-time together come to the net, and so do billed and cash.
 */
export function overTime(priced: Priced, installments: readonly Installment[]): MonthOfOffer[] {
  const { start, end } = priced;
  const months = new Map<number, MonthOfOffer>();
  const at = (month: number): MonthOfOffer => {
    const known = months.get(month) ?? { month, from: addMonths(start, month), ...nothing };
    months.set(month, known);
    return known;
  };
  for (let month = 0; addMonths(start, month) <= end; month += 1) at(month);
  const plan = plansFrom(start);
  for (const line of priced.lines)
    for (const { month, amount } of feesByMonth(line, plan)) at(month)[kindOf(line)] += amount;
  for (const { issueOn, dueOn, amount } of installments) {
    at(monthOf(start, issueOn)).billed += amount;
    at(monthOf(start, dueOn)).cash += amount;
  }
  return [...months.values()].sort((one, other) => one.month - other.month);
}

/** What of the fees of a stretch lies in one month. */
export interface FeesOfMonth {
  month: number;
  amount: Minor;
  /** The stretch of a line that the fees are for, and all of them. */
  stretch: Stretch;
  fees: Minor;
  /** Months of the stretch that lie in this one, and all its months: a fee of 12 months has 1 of them in each. */
  within: Exact;
  months: Exact;
}

/** A line's net month by month, in the order of its stretches. */
export function* feesByMonth(line: PricedLine, plan: Plans): Generator<FeesOfMonth> {
  for (const { share: stretch, amount: fees } of line.charge === 'one-time' ? [onceOf(line)] : netByYear(line)) {
    const { first, shares, weights, months } = plan(stretch.from, stretch.to);
    for (const [index, amount] of allocate(fees, weights).entries())
      yield { month: first + index, amount, stretch, fees, within: shares[index] ?? zero, months };
  }
}

export const kindOf = ({ charge }: Pick<PricedLine, 'charge'>): 'recurring' | 'usage' | 'oneTime' => kinds[charge];

const nothing: Flow = { recurring: 0n, usage: 0n, oneTime: 0n, billed: 0n, cash: 0n };
const kinds = { recurring: 'recurring', usage: 'usage', 'one-time': 'oneTime' } as const satisfies Record<
  Charge,
  keyof Flow
>;
const onceOf = ({ net, period }: PricedLine) => ({ share: { from: period.from, to: period.from }, amount: net });

type Stretch = Pick<YearShare, 'from' | 'to'>;

/** The months that a stretch touches, from the first one on. */
interface Plan {
  first: number;
  /** How much of each it takes, and that as whole numbers. */
  shares: Exact[];
  weights: bigint[];
  months: Exact;
}
export type Plans = (from: PlainDate, to: PlainDate) => Plan;

/** How stretches lie in the months from a day on; lines that run alike share one plan. */
export function plansFrom(start: PlainDate): Plans {
  const known = new Map<string, Plan>();
  return (from, to) => {
    const key = `${from} ${to}`;
    const plan = known.get(key) ?? planFor(start, from, to);
    known.set(key, plan);
    return plan;
  };
}

function planFor(start: PlainDate, from: PlainDate, to: PlainDate): Plan {
  const first = monthOf(start, from);
  const count = monthOf(start, to) - first + 1;
  const bounds = Array.from({ length: count + 1 }, (_, index): Exact => {
    if (index === 0) return positionOf(start, from);
    return index === count ? positionOf(start, addDays(to, 1)) : exact(first + index);
  });
  const shares = bounds.slice(1).map((bound, index) => {
    const share = sub(bound, bounds[index] ?? zero);
    return compare(share, zero) > 0 ? share : zero;
  });
  return { first, shares, weights: wholeWeights(shares), months: sum(shares) };
}

/** Months from the start to a day, with the days of an unfinished month as its share. */
function positionOf(start: PlainDate, day: PlainDate): Exact {
  const { months, days, daysOfMonth } = monthsAndDays(start, addDays(day, -1));
  return add(exact(months), ratio(days, daysOfMonth));
}

/** The month in which a day lies; below 0 before the start. */
export const monthOf = (start: PlainDate, day: PlainDate): number => monthsAndDays(start, addDays(day, -1)).months;

/** A month as every edge shows it: amounts of it and, since the beginning, of it and all before. */
export interface MonthView {
  month: number;
  from: PlainDate;
  amounts: FlowView;
  sums: FlowView;
}
export type FlowView = Record<keyof Flow, Decimal>;

/** A stretch of a line, as the grid over time shows it. */
export interface StretchView {
  line: string;
  /** What its product is called. */
  name: string;
  /** The customer may still choose it: it counts in no month. */
  open: boolean;
  from: PlainDate;
  to: PlainDate;
  quantity: Decimal;
  net: Decimal;
}

export interface OverTimeView {
  currency: Currency;
  months: MonthView[];
  stretches: StretchView[];
}

/** An offer over time as text, in the quote's currency. */
export function viewOverTime(priced: Priced, installments: readonly Installment[]): OverTimeView {
  const { currency } = priced;
  const text = (minor: Minor): Decimal => unitsText(minor, minorUnitPlaces[currency]);
  const view = (flow: Flow): FlowView => ({
    recurring: text(flow.recurring),
    usage: text(flow.usage),
    oneTime: text(flow.oneTime),
    billed: text(flow.billed),
    cash: text(flow.cash),
  });
  let sums = nothing;
  const months = overTime(priced, installments).map((flow): MonthView => {
    sums = sumOf(sums, flow);
    return { month: flow.month, from: flow.from, amounts: view(flow), sums: view(sums) };
  });
  const stretchesOf = ({ id: line, name, charge, segments }: PricedLine, open: boolean): StretchView[] =>
    charge === 'one-time'
      ? []
      : segments.map(({ quantity, period: { from, to }, net }) => {
          return { line, name, open, from, to, quantity: plainText(quantity), net: text(net) };
        });
  const stretches = [
    ...priced.lines.flatMap((line) => stretchesOf(line, false)),
    ...priced.options.flatMap((option) => stretchesOf(option, true)),
  ];
  return { currency, months, stretches };
}

const sumOf = (one: Flow, other: Flow): Flow => ({
  recurring: one.recurring + other.recurring,
  usage: one.usage + other.usage,
  oneTime: one.oneTime + other.oneTime,
  billed: one.billed + other.billed,
  cash: one.cash + other.cash,
});
