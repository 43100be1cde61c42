import { exact, mul, ratio } from '../exact.ts';
import type { Minor } from '../money.ts';
import type { PlainDate } from '../offer.ts';
import type { PricedLine, PricedSegment } from '../pricing/priced.ts';
import { type Derived, share } from './derived.ts';
import { amount, coinOf, type Grounds, inMoney, number } from './grounds.ts';

interface Days {
  from: PlainDate;
  to: PlainDate;
}

/** What a stretch of a line comes to, which can be asked how it came about. */
export const netOfStretch = ({ net, period }: PricedSegment, { id }: PricedLine, grounds: Grounds): Derived =>
  amount(grounds, 'stretchNet', net, { of: `${period.from} – ${period.to}`, line: id, called: period.from });

/** The net of a stretch of one quantity and price, or a subscription year's share of it at that year's price. */
export function feesOf({ from, to }: Days, fees: Minor, line: PricedLine, grounds: Grounds): Derived {
  // Every stretch of a line lies in one of its segments.
  const segment = line.segments.find(({ period }) => period.from <= from && to <= period.to) as PricedSegment;
  const { period } = segment;
  const whole = netOfStretch(segment, line, grounds);
  if (period.years.length === 1) return whole;
  const all = period.years.reduce((sum, { weight }) => sum + weight, 0n);
  const year = period.years.find((one) => one.from === from && one.to === to);
  const part = all === 0n || !year ? exact(0) : mul(period.uplifted, ratio(year.weight, all));
  const parts: [Derived, Derived, Derived] = [
    whole,
    number('risenTime', part),
    number('upliftedTime', all === 0n ? exact(0) : period.uplifted),
  ];
  return share('feesOfYear', inMoney(grounds, fees), coinOf(grounds), parts, { of: `${from} – ${to}` });
}
