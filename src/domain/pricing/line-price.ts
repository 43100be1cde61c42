import { type Exact, exact, sum, zero } from '../exact.ts';
import type { Minor } from '../money.ts';
import type { PriceAgreement, PricedProduct } from '../catalogue.ts';
import type { QuoteLine } from '../offer.ts';
import { ladder, type Rung, type Stretch, stepsOf } from './ladder.ts';
import { modelOf } from './line-model.ts';
import type { DiscountStep, LinePeriod, PricedLine, PricedSegment, PricePart } from './priced.ts';
import { rampStepOf } from './period.ts';
import { listParts, priceAt } from './price-model.ts';
import { type Rounding, roundAmount } from './rounding.ts';
import { committed, expectedOf } from './usage.ts';

/** What one stretch of a line costs before discounts, other than by its product's own price model. */
export type PartsOf = (quantity: Exact, period: LinePeriod) => PricePart[];

export interface LineToPrice {
  line: QuoteLine;
  product: PricedProduct;
  /** One for each stretch, in order. */
  periods: readonly LinePeriod[];
  rounding: Rounding;
  agreement?: PriceAgreement | undefined;
  /** Instead of the price model: a share of other lines. */
  partsOf?: PartsOf;
}

/** A line before the header discount: every stretch rounded once, the line their sum. */
export function priceLine(given: LineToPrice): PricedLine {
  const { line, product, periods, rounding } = given;
  const stretches = periods.map((period) => stretchOf(given, period));
  const isUsage = product.charge === 'usage';
  const { rungs, quantities } = isUsage
    ? committed(line, stretches, rounding)
    : { rungs: ladder(line, stretches, rounding), quantities: stretches.map(({ quantity }) => quantity) };
  const segments = stretches.map((stretch, index) =>
    segmentOf(stretch, quantities[index] ?? zero, rungs, index, rounding),
  );
  const [first, ...more] = segments as [PricedSegment, ...PricedSegment[]];
  const one = more.length === 0;
  return {
    id: line.id,
    product: line.product,
    name: product.name,
    family: product.family,
    charge: product.charge,
    unit: product.unit,
    quantity: isUsage ? exact(line.quantity) : first.quantity,
    period: one ? first.period : wholeOf(segments),
    listParts: first.listParts,
    segments,
    discount: line.discount,
    list: one ? first.list : total(segments.map(({ list }) => list)),
    lineDiscount: one ? first.lineDiscount : total(segments.map(({ lineDiscount }) => lineDiscount)),
    headerDiscount: 0n,
    net: one ? first.net : total(segments.map(({ net }) => net)),
    unrounded: one
      ? first.unrounded
      : {
          list: sum(segments.map((each) => each.unrounded.list)),
          net: sum(segments.map((each) => each.unrounded.net)),
        },
    steps: one ? first.steps : unitedSteps(segments),
    ...(isUsage && { usage: line.usage ?? {}, expected: expectedOf(line, stretches, rounding) }),
    ...(line.group !== undefined && { group: line.group }),
    ...(given.agreement && { agreement: given.agreement.id }),
    ...optionOf(line),
  };
}

/** Whether the customer may still take the line or leave it. */
export const isOpenChoice = ({ optional, alternative, chosen }: QuoteLine): boolean =>
  (optional === true || alternative !== undefined) && chosen !== true;

function optionOf(line: QuoteLine): Pick<PricedLine, 'option'> {
  if (line.alternative !== undefined) return { option: { kind: 'alternative', name: line.alternative } };
  return line.optional ? { option: { kind: 'optional' } } : {};
}

function stretchOf({ line, product, agreement, partsOf }: LineToPrice, period: LinePeriod): Stretch {
  const segment = rampStepOf(line, period);
  const isUsage = product.charge === 'usage';
  const model = modelOf(product.price, agreement);
  const own = (quantity: Exact, of: Exact): PricePart[] => {
    if (partsOf) return partsOf(quantity, period);
    if (model.kind === 'percentOf') throw new RangeError(`The share of ${product.sku} has nothing to be a share of`);
    return listParts(model, quantity, of);
  };
  // Most steps ask for the same quantity.
  let last: { quantity: Exact; of: Exact; parts: PricePart[] } | undefined;
  return {
    quantity: exact((isUsage ? undefined : segment?.quantity) ?? line.quantity),
    period,
    partsOf: (quantity, of) => {
      if (last?.quantity !== quantity || last.of !== of) last = { quantity, of, parts: own(quantity, of) };
      return last.parts;
    },
    priceAt: (unitPrice, quantity) => priceAt(model, unitPrice, quantity),
    unitPrice: segment?.unitPrice,
    ...(isUsage && segment?.quantity !== undefined && { committed: exact(segment.quantity) }),
  };
}

function segmentOf(
  stretch: Stretch,
  quantity: Exact,
  rungs: readonly Rung[],
  index: number,
  rounding: Rounding,
): PricedSegment {
  const unrounded = { list: rungs[0]?.amounts[index] ?? zero, net: rungs.at(-1)?.amounts[index] ?? zero };
  const list = roundAmount(unrounded.list, rounding);
  const net = rungs.length === 1 ? list : roundAmount(unrounded.net, rounding);
  return {
    quantity,
    period: stretch.period,
    listParts: stretch.partsOf(quantity, quantity),
    list,
    lineDiscount: list - net,
    headerDiscount: 0n,
    net,
    unrounded,
    steps: rungs.length === 1 ? [] : stepsOf(rungs, index, rounding),
  };
}

/** A line from its first day to its last. */
function wholeOf(segments: readonly PricedSegment[]): LinePeriod {
  const periods = segments.map(({ period }) => period);
  const [first] = periods as [LinePeriod];
  return {
    from: first.from,
    to: periods.at(-1)?.to ?? first.to,
    unit: first.unit,
    factor: sum(periods.map(({ factor }) => factor)),
    charged: sum(periods.map(({ charged }) => charged)),
    uplifted: sum(periods.map(({ uplifted }) => uplifted)),
    years: periods.flatMap(({ years }) => years),
  };
}

/** Every stretch has the same steps in the same order. */
const unitedSteps = (segments: readonly PricedSegment[]): DiscountStep[] =>
  (segments[0]?.steps ?? []).map((step, index) => ({
    ...step,
    amount: total(segments.map(({ steps }) => steps[index]?.amount ?? 0n)),
  }));

const total = (amounts: readonly Minor[]): Minor => amounts.reduce((all, amount) => all + amount, 0n);
