import { unitCostOf } from '../measures/cost.ts';
import { nearestInRange } from '../measures/guides.ts';
import { compare, type Exact, exact, mul, one, zero } from '../exact.ts';
import type { QuoteLine } from '../offer.ts';
import type { PricedLine, PricedSegment } from '../pricing/priced.ts';
import { costOfLine, overNet } from './cost.ts';
import { type Derived, given, named, rounded, share, worked } from './derived.ts';
import { amount, type Grounds, inMoney, number, ofLine, ofQuote, stepOf, withChoice } from './grounds.ts';
import { totalAfterLineDiscounts } from './header.ts';
import { stepsOfSegment } from './discounts.ts';
import { timeOf } from './periods.ts';
import { leftOfLine, listOfPeriod } from './list-price.ts';
import { isAtMinimum, listAtMinimum } from './usage.ts';

/** The figures of a line that can be asked about. */
export const lineFigures = [
  'list',
  'lineDiscount',
  'headerDiscount',
  'net',
  'discount',
  'cost',
  'marginAmount',
  'margin',
  'outsideRange',
] as const;
export type LineFigure = (typeof lineFigures)[number];

/** How a figure of a line came about; undefined when there is no such line in the totals. */
export function deriveLine(id: string, figure: LineFigure, grounds: Grounds): Derived | undefined {
  const line = grounds.priced.lines.find((one) => one.id === id);
  const said = grounds.content.lines.find((one) => one.id === id);
  const before = grounds.before.get(id);
  if (!line || !said || !before) return undefined;
  return { ...derivations[figure]({ line, said, before, grounds }), of: line.name };
}

/**
 * A figure of every line, as rules read it: money in the policy currency. It is no figure of its own, but a list of those
 * that can be asked.
 */
export function deriveEveryLine(figure: LineFigure, grounds: Grounds): Derived {
  const { policyCurrency, policyRate } = grounds.basis;
  const parts = grounds.priced.lines.flatMap(({ id, name }): Derived[] => {
    const own = deriveLine(id, figure, grounds);
    if (!own) return [];
    const labels = withChoice({ of: name, line: id }, grounds);
    if (own.unit !== 'money') return [given(figure, own.value, own.unit, labels)];
    const converted = own.value && mul(own.value, exact(policyRate));
    return [given(figure, converted, 'policyMoney', { ...labels, called: policyCurrency })];
  });
  return { ...given(figure, null, parts[0]?.unit ?? 'number'), parts };
}

/** A line before its share of what comes off the total. */
export function afterLineDiscount(id: string, grounds: Grounds): Derived | undefined {
  const list = deriveLine(id, 'list', grounds);
  const off = deriveLine(id, 'lineDiscount', grounds);
  if (!list || !off) return undefined;
  const parts = grounds.before.get(id)?.lineDiscount === 0n ? [list] : [list, off];
  return worked('afterLineDiscount', 'difference', 'money', parts, list.of === undefined ? {} : { of: list.of });
}

interface Case {
  line: PricedLine;
  said: QuoteLine;
  before: PricedLine;
  grounds: Grounds;
}

const derivations: Record<LineFigure, (given: Case) => Derived> = {
  list: ({ before, said, grounds }) => bySegment('list', before, (segment) => listOf(segment, said, grounds)),
  lineDiscount: ({ before, said, grounds }) => {
    const parts = before.segments.flatMap((segment) => stepsOfSegment(segment, said, before, grounds));
    return worked('lineDiscount', 'sum', 'money', parts);
  },
  headerDiscount: ({ line, before, grounds }) => {
    return share('headerDiscount', inMoney(grounds, line.headerDiscount), stepOf(grounds), [
      ofQuote(grounds, 'headerDiscount', grounds.priced.totals.headerDiscount),
      leftOfLine(before, grounds),
      totalAfterLineDiscounts(grounds),
    ]);
  },
  net: (given) =>
    worked('net', 'difference', 'money', [
      derivations.list(given),
      ...(given.line.lineDiscount === 0n ? [] : [derivations.lineDiscount(given)]),
      ...(given.line.headerDiscount === 0n ? [] : [derivations.headerDiscount(given)]),
    ]),
  discount: ({ line, grounds }) => {
    // Of usage that nobody promised there is no list and no net that could tell.
    if (line.list === 0n && line.expected)
      return shareOff(
        'discount',
        given('expectedNet', line.expected.net, 'money'),
        given('expectedList', line.expected.list, 'money'),
      );
    const { list, net } = line.unrounded;
    return shareOff(
      'discount',
      given('unroundedNet', net, 'money', withChoice({ line: line.id, figure: 'net' }, grounds)),
      given('unroundedList', list, 'money', withChoice({ line: line.id, figure: 'list' }, grounds)),
    );
  },
  cost: ({ line, grounds }) => costOfLine(line, grounds),
  marginAmount: ({ line, grounds }) =>
    worked('marginAmount', 'difference', 'money', [ofLine(grounds, 'net', line.net, line), costOfLine(line, grounds)]),
  margin: (given) => marginOfLine(given),
  outsideRange: (given) => outsideRangeOf(given),
};

/** The net of a stretch of a line, by its first day; undefined where the line has none such. */
export function deriveStretch(id: string, from: string | undefined, grounds: Grounds): Derived | undefined {
  const isHere = ({ period }: PricedSegment): boolean => period.from === from;
  const line = grounds.priced.lines.find((one) => one.id === id);
  const said = grounds.content.lines.find((one) => one.id === id);
  const before = grounds.before.get(id);
  const [segment, first] = [line?.segments.find(isHere), before?.segments.find(isHere)];
  if (!line || !said || !before || !segment || !first) return undefined;
  const header = share('headerDiscount', inMoney(grounds, segment.headerDiscount), stepOf(grounds), [
    ofLine(grounds, 'headerDiscount', line.headerDiscount, line),
    worked('stretchAfterLineDiscount', 'difference', 'money', [
      amount(grounds, 'list', first.list),
      amount(grounds, 'lineDiscount', first.lineDiscount),
    ]),
    leftOfLine(before, grounds),
  ]);
  const discounts = worked('lineDiscount', 'sum', 'money', stepsOfSegment(first, said, before, grounds));
  const parts = [
    named('list', listOf(first, said, grounds)),
    ...(segment.lineDiscount === 0n ? [] : [discounts]),
    ...(segment.headerDiscount === 0n ? [] : [header]),
  ];
  return worked('stretchNet', 'difference', 'money', parts, {
    of: `${line.name}, ${segment.period.from} – ${segment.period.to}`,
  });
}

/** 1 − after ÷ before; no value where there was nothing before. */
export function shareOff(name: string, after: Derived, before: Derived): Derived {
  return worked(name, 'difference', 'ratio', [
    number('whole', one),
    worked('shareLeft', 'quotient', 'ratio', [after, before]),
  ]);
}

function bySegment(name: string, line: PricedLine, of: (segment: PricedSegment) => Derived): Derived {
  if (line.segments.length === 1) return named(name, of(line.segments[0] as PricedSegment));
  return worked(name, 'sum', 'money', line.segments.map(of));
}

/** Quantity × price × time, rounded once; usage at its minimum is as much more of the same mix as that pays for. */
function listOf(segment: PricedSegment, said: QuoteLine, grounds: Grounds): Derived {
  const of = `${segment.period.from} – ${segment.period.to}`;
  const exactList = isAtMinimum(segment, said)
    ? listAtMinimum(segment, said)
    : worked('beforeRounding', 'product', 'money', [listOfPeriod(segment, said, grounds), timeOf(segment.period)]);
  return rounded('segment', stepOf(grounds), exactList, { of });
}

function marginOfLine({ line, grounds }: Case): Derived {
  if (line.list === 0n && line.expected) {
    const unit = unitCostOf(grounds.basis.products[line.product], grounds.basis);
    const cost: Exact | null = unit && mul(unit, line.quantity);
    return overNet(given('expectedNet', line.expected.net, 'money'), given('expectedCost', cost, 'money'));
  }
  return overNet(ofLine(grounds, 'net', line.net, line), costOfLine(line, grounds));
}

/** From the discount to the nearest that its product allows, whichever is more. */
function outsideRangeOf(asked: Case): Derived {
  const discount = derivations.discount(asked);
  const range = asked.grounds.basis.products[asked.line.product]?.discountRange;
  if (!range || discount.value === null) return given('outsideRange', zero, 'ratio');
  const nearest = nearestInRange(discount.value, range);
  const bound = given('nearestInRange', nearest, 'ratio');
  const isBelow = compare(discount.value, nearest) < 0;
  return worked('outsideRange', 'difference', 'ratio', isBelow ? [bound, discount] : [discount, bound]);
}
