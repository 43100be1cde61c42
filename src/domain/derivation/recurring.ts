import { exact, mul, parseDecimal, zero } from '../exact.ts';
import { chargedUntilExit } from '../measures/recurring.ts';
import type { PlainDate } from '../offer.ts';
import type { LinePeriod, PricedLine } from '../pricing/priced.ts';
import { netByYear } from '../pricing/years.ts';
import { type Derived, given, worked } from './derived.ts';
import { amount, type Grounds, number, overLines } from './grounds.ts';

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
  const { period, net } = segment;
  const labels = { of: line.name, line: line.id };
  const over = (fees: bigint, periods: LinePeriod['factor']) =>
    worked(
      'monthlyFee',
      'quotient',
      'money',
      [amount(grounds, 'fees', fees), number('months', period.unit === 'year' ? mul(periods, exact(12)) : periods)],
      labels,
    );
  if (period.uplifted === period.factor) return [over(net, period.factor)];
  const year = netByYear({ segments: [segment] }).find(({ share }) => isIn(date, share));
  return year ? [over(year.amount, year.share.use)] : [];
}

/** The whole, or less: what is charged until the customer can leave, and the fee. */
export function firmTcv(grounds: Grounds): Derived {
  const { priced, content } = grounds;
  const exit = content.nonStandard.terminationForConvenience;
  const tcv = amount(grounds, 'tcv', priced.totals.net);
  const until = exit && chargedUntilExit(priced, exit);
  if (!until) return worked('firmTcv', 'sum', 'money', [tcv]);
  const charged = overLines(grounds, 'chargedUntilExit', 'charged', (_, index) => until.amounts[index]);
  const fee = given('exitFee', parseDecimal(exit.fee ?? '0') ?? zero, 'money');
  const firm = worked('untilExit', 'sum', 'money', [{ ...charged, of: until.last }, fee]);
  return worked('firmTcv', 'least', 'money', [tcv, firm]);
}

const isIn = (date: PlainDate, { from, to }: { from: PlainDate; to: PlainDate }): boolean => from <= date && date <= to;
