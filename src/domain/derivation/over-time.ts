import { addDays, addMonths } from '../calendar.ts';
import type { MonthFigure } from '../measures/figures.ts';
import { type FeesOfMonth, feesByMonth, kindOf, monthOf, overTime, plansFrom } from '../measures/over-time.ts';
import type { PricedLine } from '../pricing/priced.ts';
import { type Derived, named, share, worked } from './derived.ts';
import { feesOf } from './fees.ts';
import { amount, coinOf, type Grounds, inMoney, number, ofLine } from './grounds.ts';

type Flow = 'recurring' | 'usage' | 'oneTime' | 'billed' | 'cash';

/** What falls into a month, by its number; or since the beginning. Undefined where the offer has no such month. */
export function deriveMonth(figure: MonthFigure, called: string | undefined, grounds: Grounds): Derived | undefined {
  const months = overTime(grounds.priced, grounds.installments);
  const here = months.find(({ month }) => String(month) === called);
  if (!here) return undefined;
  const flow = flowOf(figure);
  if (figure.endsWith('InMonth')) return inMonth(figure, flow, here.month, grounds);
  // Each month can be asked how its own figure came about.
  const parts = months
    .filter((one) => one.month <= here.month && one[flow] !== 0n)
    .map((one) => amount(grounds, `${flow}InMonth`, one[flow], { of: one.from, called: String(one.month) }));
  return worked(figure, 'sum', 'money', parts, { of: here.from });
}

const flowOf = (figure: MonthFigure): Flow => figure.replace(/(In|To)Month$/, '') as Flow;

function inMonth(figure: MonthFigure, flow: Flow, month: number, grounds: Grounds): Derived {
  const { priced, installments } = grounds;
  if (flow === 'billed' || flow === 'cash') {
    const dayOf = flow === 'billed' ? 'issueOn' : 'dueOn';
    const parts = installments
      .filter((invoice) => monthOf(priced.start, invoice[dayOf]) === month)
      .map((invoice) =>
        amount(grounds, 'invoice', invoice.amount, { of: invoice[dayOf], called: String(invoice.number) }),
      );
    return worked(figure, 'sum', 'money', parts);
  }
  const plan = plansFrom(priced.start);
  const parts = priced.lines
    .filter((line) => kindOf(line) === flow)
    .flatMap((line): Derived[] => {
      const fees = [...feesByMonth(line, plan)].filter((one) => one.month === month);
      if (fees.length === 0) return [];
      if (flow === 'oneTime') return [ofLine(grounds, 'net', line.net, line)];
      const [first, ...more] = fees.map((one) => shareOfFees(one, line, grounds));
      const whole =
        first && more.length === 0 ? first : worked('feesInMonth', 'sum', 'money', first ? [first, ...more] : []);
      return [named('feesInMonth', whole, { of: line.name })];
    });
  return worked(figure, 'sum', 'money', parts);
}

/** Fees of a stretch × its months in this one ÷ all its months. */
function shareOfFees(found: FeesOfMonth, line: PricedLine, grounds: Grounds): Derived {
  const { month, amount: part, stretch, fees, within, months } = found;
  const [from, next] = [addMonths(grounds.priced.start, month), addMonths(grounds.priced.start, month + 1)];
  const days = [from > stretch.from ? from : stretch.from, next > stretch.to ? stretch.to : addDays(next, -1)];
  return share(
    'feesInMonth',
    inMoney(grounds, part),
    coinOf(grounds),
    [
      feesOf(stretch, fees, line, grounds),
      number('monthsWithin', within, { of: days.join(' – ') }),
      number('monthsOfFees', months, { of: `${stretch.from} – ${stretch.to}` }),
    ],
    { of: `${stretch.from} – ${stretch.to}` },
  );
}
