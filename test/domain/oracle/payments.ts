import type { QuoteContent } from '../../../src/domain/offer.ts';
import { dateOf, type Day, dayOf, monthsBetween, monthsLater } from './days.ts';
import { coins, type Fraction, minus, nothing, read, shareOut, total, worth } from './fraction.ts';
import type { LineWorth, SegmentWorth, Term } from './lines.ts';
import type { OfferWorth } from './totals.ts';
import type { YearOfUse } from './use.ts';

export interface Payment {
  issueOn: string;
  dueOn: string;
  from: string;
  to: string;
  amount: bigint;
  parts: { line: string; amount: bigint }[];
  milestone?: string;
}

interface Period {
  from: Day;
  until: Day;
}

const netDays = { prepaid: 0, net15: 15, net30: 30, net45: 45, net60: 60, net90: 90 };
const monthsEach = { annual: 12, quarterly: 3, monthly: 1 };

/** Who pays what when, and for which line. */
export function payments(content: QuoteContent, offer: OfferWorth, term: Term): Payment[] {
  if (content.billing === 'custom') return agreed(content, offer, term);
  const atOnce = [{ from: term.start, until: term.until }];
  const periods = content.billing === 'upfront' ? atOnce : invoicePeriods(term, monthsEach[content.billing]);
  const byLine = offer.lines.map((line) => overPeriods(line, periods, term));
  return periods.flatMap((period, index) => {
    const parts = partsOf(
      offer,
      byLine.map((amounts) => amounts[index] as bigint),
    );
    return parts.length === 0 ? [] : [payment(content, period, parts)];
  });
}

const partsOf = ({ lines }: OfferWorth, amounts: readonly bigint[]): Payment['parts'] =>
  lines.flatMap(({ said }, index) => (amounts[index] ? [{ line: said.id, amount: amounts[index] }] : []));

function payment({ paymentTerms }: QuoteContent, { from, until }: Period, parts: Payment['parts']): Payment {
  const isPrepaid = paymentTerms === 'prepaid';
  return {
    issueOn: dateOf(isPrepaid ? from - 1 : from),
    dueOn: dateOf(isPrepaid ? from - 1 : from + netDays[paymentTerms]),
    from: dateOf(from),
    to: dateOf(until - 1),
    amount: total(parts.map(({ amount }) => amount)),
    parts,
  };
}

/** Periods of some months from the anniversary on, as far as the term reaches. */
function invoicePeriods({ anniversary, start, until }: Term, months: number): Period[] {
  const periods: Period[] = [];
  for (let step = 0; ; step += months) {
    const from = monthsLater(anniversary, step);
    const end = monthsLater(anniversary, step + months);
    if (from >= until) return periods;
    if (end > start) periods.push({ from: Math.max(from, start), until: Math.min(end, until) });
  }
}

/** What a stretch comes to in each of its years, by what they are charged. */
export const byYear = ({ net, use: { years } }: SegmentWorth): (YearOfUse & { amount: bigint })[] => {
  const amounts = shareOut(
    net,
    years.map(({ priced }) => priced),
  );
  return years.map((year, index) => ({ ...year, amount: amounts[index] as bigint }));
};

function overPeriods(line: LineWorth, periods: readonly Period[], { anniversary }: Term): bigint[] {
  const amounts = periods.map(() => 0n);
  const give = (index: number, amount: bigint) => {
    amounts[index] = (amounts[index] as bigint) + amount;
  };
  if (line.product.charge === 'one-time' || periods.length === 1) {
    give(0, line.net);
    return amounts;
  }
  for (const { amount, charged } of line.segments.flatMap(byYear)) {
    const weights = periods.map((period): Fraction => {
      const from = Math.max(period.from, charged.from);
      const until = Math.min(period.until, charged.until);
      return from < until ? minus(monthsBetween(anniversary, until), monthsBetween(anniversary, from)) : nothing;
    });
    shareOut(amount, weights).forEach((part, index) => give(index, part));
  }
  return amounts;
}

/** Payments as they were agreed, those of nothing left out: each takes from every line in proportion to what that has still to pay. */
function agreed(content: QuoteContent, offer: OfferWorth, term: Term): Payment[] {
  const { paymentSchedule = [], currency } = content;
  const said = paymentSchedule.map((one) => ('amount' in one ? coins(read(one.amount), currency) : 0n));
  const shares = shareOut(
    offer.net - total(said),
    paymentSchedule.map((one) => ('percent' in one ? read(one.percent) : nothing)),
  );
  const due = paymentSchedule.map((one, index) =>
    'amount' in one ? (said[index] as bigint) : (shares[index] as bigint),
  );
  const planned = paymentSchedule
    .map((one, index) => ({ one, amount: due[index] as bigint }))
    .filter(({ amount }) => amount);
  let left = offer.lines.map(({ net }) => net);
  return planned.map(({ one, amount }, index) => {
    const taken = shareOut(
      amount,
      left.map((rest) => worth(rest, currency)),
    );
    left = left.map((rest, line) => rest - (taken[line] as bigint));
    const from = dayOf(one.on);
    const next = planned[index + 1]?.one;
    const until = Math.max(next ? dayOf(next.on) : term.until, from + 1);
    const { milestone } = one;
    return {
      ...payment(content, { from, until }, partsOf(offer, taken)),
      amount,
      ...(milestone !== undefined && { milestone }),
    };
  });
}
