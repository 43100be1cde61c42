import { addDays, addMonths, monthsAndDays } from '../calendar.ts';
import { add, compare, div, type Exact, exact, mul, ratio, sub, sum, wholeWeights } from '../exact.ts';
import { allocate, type Minor, minorToExact, parseMinor } from '../money.ts';
import type { NonStandard, PlainDate } from '../offer.ts';
import type { LinePeriod, Priced, PricedSegment } from '../pricing/priced.ts';
import { netByYear, type YearAmount } from '../pricing/years.ts';

/** Monthly recurring revenue on a day: recurring fees in force ÷ the months they cover, free time included. Exact. */
export function mrrOn(date: PlainDate, { lines, currency }: Priced): Exact {
  // What runs alike shares its period, so each period is divided once.
  const fees = new Map<LinePeriod, Minor>();
  const parts: Exact[] = [];
  for (const { charge, segments } of lines) {
    const segment = charge === 'recurring' ? segments.find((one) => isIn(date, one.period)) : undefined;
    if (!segment) continue;
    const { period, net } = segment;
    if (period.uplifted === period.factor) fees.set(period, (fees.get(period) ?? 0n) + net);
    else parts.push(yearlyMrr(date, segment, currency));
  }
  return sum([
    ...parts,
    ...[...fees].map(([{ unit, factor }, net]) => perMonth(minorToExact(net, currency), unit, factor)),
  ]);
}

/** Of fees that differ from year to year, or have free time: those of the year. */
function yearlyMrr(date: PlainDate, segment: PricedSegment, currency: Priced['currency']): Exact {
  const year = netByYear({ segments: [segment] }).find(({ share }) => isIn(date, share));
  return year ? perMonth(minorToExact(year.amount, currency), segment.period.unit, year.share.use) : exact(0);
}

const perMonth = (fees: Exact, unit: LinePeriod['unit'], periods: Exact): Exact =>
  div(fees, unit === 'year' ? mul(periods, exact(12)) : periods);
type Days = { from: PlainDate; to: PlainDate };
const isIn = (date: PlainDate, { from, to }: Days): boolean => from <= date && date <= to;

/** What falls into the first subscription year. */
export const firstYear = ({ lines }: Priced): Minor =>
  lines.reduce(
    (all, line) => netByYear(line).reduce((sum, { share, amount }) => (share.year === 0 ? sum + amount : sum), all),
    0n,
  );

/**
 * The contract value that stays when the customer leaves for convenience as early as it may: what is charged until that
 * day, by months, with what is charged once, and the fee; never more than the whole.
 */
export function firmValue(priced: Priced, exit: NonStandard['terminationForConvenience']): Minor {
  const whole = priced.totals.net;
  const until = exit && chargedUntilExit(priced, exit);
  if (!until) return whole;
  const fee = exit.fee ? (parseMinor(exit.fee, priced.currency) ?? 0n) : 0n;
  const firm = until.lines.flat().reduce((sum, { charged }) => sum + charged, fee);
  return firm < whole ? firm : whole;
}

/** What of the fees of a year is charged until the customer can leave. */
export interface ChargedUntil extends YearAmount {
  charged: Minor;
  /** In what proportion, where it is neither nothing nor all. */
  months?: { until: Exact; all: Exact };
}

/**
 * The last day before the customer can leave, and what each line charges until then, by years; undefined: not before the
 * end.
 */
export function chargedUntilExit(
  priced: Priced,
  exit: NonNullable<NonStandard['terminationForConvenience']>,
): { last: PlainDate; lines: ChargedUntil[][] } | undefined {
  const last = addDays(addMonths(priced.start, exit.afterMonths ?? 0), exit.noticeDays - 1);
  if (last >= priced.end) return undefined;
  const chargedOf = chargedUntil(last);
  const lines = priced.lines.map((line) =>
    netByYear(line).flatMap((year): ChargedUntil[] => {
      if (line.charge === 'one-time') return [{ ...year, charged: year.amount }];
      const part = chargedOf(year.share.charged, year.amount);
      return part ? [{ ...year, ...part }] : [];
    }),
  );
  return { last, lines };
}

type ChargedPart = Pick<ChargedUntil, 'charged' | 'months'>;

/** What of an amount is charged until a day, if any; what runs alike shares its days, so each is counted once. */
function chargedUntil(last: PlainDate): (days: Days, amount: Minor) => ChargedPart | undefined {
  const known = new Map<Days, { months: { until: Exact; all: Exact }; weights: bigint[] }>();
  const sharesOf = ({ from, to }: Days) => {
    const [until, all] = [monthsOf(from, last), monthsOf(from, to)];
    return { months: { until, all }, weights: wholeWeights([until, sub(all, until)]) };
  };
  return (days, amount) => {
    if (last < days.from) return undefined;
    if (last >= days.to) return { charged: amount };
    const { months, weights } = known.get(days) ?? sharesOf(days);
    known.set(days, { months, weights });
    return { charged: allocate(amount, weights)[0] ?? 0n, months };
  };
}

function monthsOf(from: PlainDate, to: PlainDate): Exact {
  const { months, days, daysOfMonth } = monthsAndDays(from, to);
  return add(exact(months), ratio(days, daysOfMonth));
}

/** Annual contract value: committed recurring fees ÷ years; under twelve months the fees themselves. */
export const acvOf = (recurring: Exact, months: Exact): Exact =>
  compare(months, exact(12)) < 0 ? recurring : div(mul(recurring, exact(12)), months);
