import { exact, mul, parseDecimal, zero } from '../exact.ts';
import { type ChargedUntil, chargedUntilExit } from '../measures/recurring.ts';
import type { PlainDate } from '../offer.ts';
import type { LinePeriod, PricedLine } from '../pricing/priced.ts';
import { netByYear } from '../pricing/years.ts';
import { type Derived, given, share, worked } from './derived.ts';
import { feesOf, netOfStretch } from './fees.ts';
import { coinOf, type Grounds, inMoney, number, ofLine, ofQuote } from './grounds.ts';

/** Recurring fees in force on a day ÷ the months that they cover. */
export function mrr(name: string, date: PlainDate, grounds: Grounds): Derived {
  const parts = grounds.priced.lines.flatMap((line) =>
    line.charge === 'recurring' ? monthly(line, date, grounds) : [],
  );
  return worked(name, 'sum', 'money', parts, { of: date });
}

function monthly(line: PricedLine, date: PlainDate, grounds: Grounds): Derived[] {
  const segment = line.segments.find(({ period }) => isIn(date, period));
  if (!segment) return [];
  const { period } = segment;
  const labels = { of: line.name, line: line.id };
  const over = (fees: Derived, periods: LinePeriod['factor']) =>
    worked(
      'monthlyFee',
      'quotient',
      'money',
      [fees, number('months', period.unit === 'year' ? mul(periods, exact(12)) : periods)],
      labels,
    );
  if (period.uplifted === period.factor) return [over(netOfStretch(segment, line, grounds), period.factor)];
  const year = netByYear({ segments: [segment] }).find(({ share }) => isIn(date, share));
  return year ? [over(feesOf(year.share, year.amount, line, grounds), year.share.use)] : [];
}

/** The whole, or less: what is charged until the customer can leave, and the fee. */
export function firmTcv(grounds: Grounds): Derived {
  const { priced, content } = grounds;
  const exit = content.nonStandard.terminationForConvenience;
  const tcv = ofQuote(grounds, 'tcv', priced.totals.net);
  const until = exit && chargedUntilExit(priced, exit);
  if (!until) return worked('firmTcv', 'sum', 'money', [tcv]);
  const parts = priced.lines.flatMap((line, index) => untilExit(line, until.lines[index] ?? [], grounds));
  const charged = worked('chargedUntilExit', 'sum', 'money', parts, { of: until.last });
  const fee = given('exitFee', parseDecimal(exit.fee ?? '0') ?? zero, 'money');
  const firm = worked('untilExit', 'sum', 'money', [charged, fee]);
  return worked('firmTcv', 'least', 'money', [tcv, firm]);
}

/** What a line charges until the customer can leave: all of what is charged once, else of each year by months. */
function untilExit(line: PricedLine, years: readonly ChargedUntil[], grounds: Grounds): Derived[] {
  if (line.charge === 'one-time') return [ofLine(grounds, 'net', line.net, line)];
  const parts = years.map(({ share: days, amount: fees, charged, months }) => {
    const all = feesOf(days, fees, line, grounds);
    if (!months) return all;
    const counted: [Derived, Derived, Derived] = [
      all,
      number('monthsUntilExit', months.until),
      number('monthsOfFees', months.all),
    ];
    return share('chargedUntilExit', inMoney(grounds, charged), coinOf(grounds), counted);
  });
  return parts.length === 0 ? [] : [worked('charged', 'sum', 'money', parts, { of: line.name })];
}

const isIn = (date: PlainDate, { from, to }: { from: PlainDate; to: PlainDate }): boolean => from <= date && date <= to;
