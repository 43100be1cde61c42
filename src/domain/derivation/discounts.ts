import { compare, type Exact, exact, isZero, one, sub, zero } from '../exact.ts';
import type { WaterfallFigure } from '../measures/figures.ts';
import type { QuoteLine } from '../offer.ts';
import type { PricedProduct, PriceModel } from '../catalogue.ts';
import { agreementOf, modelOf } from '../pricing/line-model.ts';
import { rampStepOf, upliftOf } from '../pricing/period.ts';
import { listParts, pricedUnits } from '../pricing/price-model.ts';
import type { DiscountStep, PricedLine, PricedSegment } from '../pricing/priced.ts';
import { type Derived, given, type Labels, nearestMultiple, rounded, worked } from './derived.ts';
import { amount, type Grounds, inMoney, number, stepOf, withChoice } from './grounds.ts';
import { chargedTime, timeOf, upliftedTime } from './periods.ts';
import { isAtMinimum } from './usage.ts';

/** What each discount took off one stretch of a line, in the order in which they are taken off. */
export function stepsOfSegment(segment: PricedSegment, said: QuoteLine, line: PricedLine, grounds: Grounds): Derived[] {
  // A minimum is what is left to pay: the discounts follow from it, not it from them.
  if (isAtMinimum(segment, said)) return segment.steps.map((step) => amount(grounds, step.kind, step.amount));
  let before = segment.unrounded.list;
  const further = [...(said.furtherDiscounts ?? [])];
  return segment.steps.map((step, index) => {
    const from = withChoice(openingOf(index, segment, line), grounds);
    const discount = step.kind === 'further' ? further.shift()?.discount : said.discount;
    const percent = discount && 'percent' in discount ? discount.percent : undefined;
    const after = afterStep(step, { before, from, percent, segment, said, line, grounds });
    const labels = step.name === undefined ? {} : { of: step.name };
    if (!after?.value) {
      before = sub(nearestMultiple(before, stepOf(grounds)), inMoney(grounds, step.amount));
      return amount(grounds, 'amountOff', step.amount, labels);
    }
    const parts = [
      rounded('before', stepOf(grounds), given('beforeRounding', before, 'money', from)),
      rounded('after', stepOf(grounds), after),
    ];
    before = after.value;
    return worked(step.kind, 'difference', 'money', parts, labels);
  });
}

/** What tells what a step takes from: the list of the line, or what the step before it left; of a ramp its stretch. */
function openingOf(index: number, { steps, period }: PricedSegment, { id: line, segments }: PricedLine): Labels {
  if (segments.length > 1) return { line, figure: 'stretchNet', called: period.from };
  const before = steps[index - 1];
  if (!before) return { line, figure: 'list' };
  const { kind, name } = before;
  // Two that were given for one reason are asked as one.
  const isAlone = steps.filter((step) => step.kind === kind && step.name === name).length === 1;
  return isAlone ? { line, figure: figureOfKind[kind], ...(name !== undefined && { called: name }) } : {};
}

/** What a discount is called where it is asked by itself. */
export const figureOfKind = {
  freeUnits: 'freeUnits',
  freeTime: 'freeTime',
  uplift: 'uplift',
  discount: 'ownDiscount',
  further: 'furtherDiscount',
} as const satisfies Record<DiscountStep['kind'], WaterfallFigure>;

interface Taken {
  before: Exact;
  /** What tells how that came about. */
  from: Labels;
  percent: string | undefined;
  segment: PricedSegment;
  said: QuoteLine;
  line: PricedLine;
  grounds: Grounds;
}

/** What a step leaves, before rounding; undefined where an amount in money is taken off. */
function afterStep({ kind }: DiscountStep, taken: Taken): Derived | undefined {
  const { before, from, percent, segment, said, line } = taken;
  const { period, quantity } = segment;
  const firstYear = line.period.years[0]?.year ?? 0;
  const times = (name: string, to: Derived, from: Derived): Derived =>
    worked('afterStep', 'product', 'money', [
      given('before', before, 'money', from),
      worked(name, 'quotient', 'number', [to, from]),
    ]);
  switch (kind) {
    case 'freeUnits': {
      const parts = chargedParts(taken).map((part) =>
        worked('priced', 'product', 'money', [
          number('quantity', part.quantity),
          given('unitPrice', part.unitPrice, 'money'),
        ]),
      );
      return worked('afterStep', 'product', 'money', [
        worked('tiers', 'sum', 'money', parts),
        number('periods', period.factor),
      ]);
    }
    case 'freeTime':
      return times('chargedShare', chargedTime(period), timeOf(period));
    case 'uplift':
      return isZero(period.charged)
        ? given('afterStep', before, 'money', from)
        : times(
            'riseOnAverage',
            upliftedTime(period, exact(upliftOf(said, period) ?? '0'), firstYear),
            chargedTime(period),
          );
    default: {
      const ramped = kind === 'discount' ? rampStepOf(said, period)?.unitPrice : undefined;
      const target = said.discount && 'targetPrice' in said.discount ? said.discount.targetPrice : undefined;
      const price = kind === 'discount' ? (ramped ?? target) : undefined;
      if (price !== undefined) {
        const units = pricedUnits(modelOfLine(taken), chargedUnits(quantity, said));
        return worked('afterStep', 'product', 'money', [
          given('targetPrice', exact(price), 'money'),
          number('quantity', units),
          number('periods', period.uplifted),
        ]);
      }
      // Only other stretches have a price of their own.
      if (kind === 'discount' && !said.discount) return given('afterStep', before, 'money', from);
      if (percent === undefined) return undefined;
      const left = worked('shareLeft', 'difference', 'ratio', [
        number('whole', one),
        given('percent', exact(percent), 'ratio'),
      ]);
      return worked('afterStep', 'product', 'money', [given('before', before, 'money', from), left]);
    }
  }
}

/** Units without the free ones. */
function chargedUnits(quantity: Exact, { freeUnits = '0' }: QuoteLine): Exact {
  const free = exact(freeUnits);
  return compare(quantity, free) > 0 ? sub(quantity, free) : zero;
}

/** The units that are charged, at their prices. */
function chargedParts(taken: Taken) {
  const { quantity } = taken.segment;
  const model = modelOfLine(taken);
  return model.kind === 'percentOf' ? [] : listParts(model, chargedUnits(quantity, taken.said), quantity);
}

const modelOfLine = ({ line, grounds: { basis } }: Taken): PriceModel =>
  modelOf((basis.products[line.product] as PricedProduct).price, agreementOf(line, basis));
