import { addDays, addMonths, monthsAndDays } from '../calendar.ts';
import { add, compare, div, type Exact, exact, mul, ratio, sub, sum, wholeWeights } from '../exact.ts';
import { allocate, type Minor, minorToExact, parseMinor } from '../money.ts';
import type { NonStandard, PlainDate } from '../offer.ts';
import type { LinePeriod, Priced, PricedSegment } from '../pricing/priced.ts';
import { netByYear } from '../pricing/years.ts';

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
  const firm = until.amounts.reduce((sum, amount) => sum + amount, fee);
  return firm < whole ? firm : whole;
}

/** The last day before the customer can leave, and what each line charges until then; undefined: not before the end. */
export function chargedUntilExit(
  priced: Priced,
  exit: NonNullable<NonStandard['terminationForConvenience']>,
): { last: PlainDate; amounts: Minor[] } | undefined {
  const last = addDays(addMonths(priced.start, exit.afterMonths ?? 0), exit.noticeDays - 1);
  if (last >= priced.end) return undefined;
  const chargedOf = chargedUntil(last);
  const amounts = priced.lines.map((line) => {
    if (line.charge === 'one-time') return line.net;
    return netByYear(line).reduce((sum, { share, amount }) => sum + chargedOf(share.charged, amount), 0n);
  });
  return { last, amounts };
}

/** What of an amount is charged until a day; what runs alike shares its days, so each is counted once. */
function chargedUntil(last: PlainDate): (days: Days, amount: Minor) => Minor {
  const known = new Map<Days, bigint[]>();
  const weightsOf = ({ from, to }: Days): bigint[] => {
    const until = monthsOf(from, last);
    return wholeWeights([until, sub(monthsOf(from, to), until)]);
  };
  return (days, amount) => {
    if (last < days.from) return 0n;
    if (last >= days.to) return amount;
    const weights = known.get(days) ?? weightsOf(days);
    known.set(days, weights);
    return allocate(amount, weights)[0] ?? 0n;
  };
}

function monthsOf(from: PlainDate, to: PlainDate): Exact {
  const { months, days, daysOfMonth } = monthsAndDays(from, to);
  return add(exact(months), ratio(days, daysOfMonth));
}

/** Annual contract value: committed recurring fees ÷ years; under twelve months the fees themselves. */
export const acvOf = (recurring: Exact, months: Exact): Exact =>
  compare(months, exact(12)) < 0 ? recurring : div(mul(recurring, exact(12)), months);
