import type { PricedProduct } from '../../../src/domain/catalogue.ts';
import type { QuoteContent } from '../../../src/domain/offer.ts';
import type { PricingBasis } from '../../../src/domain/pricing/basis.ts';
import { all, by, coins, type Fraction, isNothing, minus, over, read, times, unity } from './fraction.ts';
import type { LineWorth } from './lines.ts';

export type MarginWorth = Fraction | 'free' | 'unknown';

export const marginWorth = (net: bigint, cost: bigint | null): MarginWorth =>
  net <= 0n ? 'free' : cost === null ? 'unknown' : over(net - cost, net);

/** Nothing is below what is given away; what nobody knows could be anything. */
export function lowestMargin(margins: readonly MarginWorth[]): MarginWorth {
  if (margins.includes('free')) return 'free';
  if (margins.length === 0 || margins.includes('unknown')) return 'unknown';
  return (margins as Fraction[]).reduce((a, b) => (b.n * a.d < a.n * b.d ? b : a));
}

/** What a unit costs; of a bundle without its own cost, what it is made of. */
function unitCost(product: PricedProduct | undefined, basis: PricingBasis): Fraction | null {
  if (!product) return null;
  if (product.unitCost !== null) return read(product.unitCost);
  if (!product.components?.length) return null;
  const parts: Fraction[] = [];
  for (const { product: sku, quantity } of product.components) {
    const cost = unitCost(basis.products[sku], basis);
    if (cost === null) return null;
    parts.push(times(cost, read(quantity)));
  }
  return all(parts);
}

/** The figures of a line that people are judged by. */
export function lineFigures(line: LineWorth, content: QuoteContent, basis: PricingBasis) {
  const { said, product, list, lineDiscount, headerDiscount, net } = line;
  const work = content.nonStandard.customWork;
  const unit = unitCost(product, basis);
  const sheet =
    work?.line === said.id && work.costSheet?.length
      ? all(work.costSheet.map((row) => times(read(row.quantity), read(row.unitCost))))
      : undefined;
  const used = unit && all(line.segments.map(({ quantity, use }) => times(times(unit, quantity), use.factor)));
  const exactly = sheet ?? used;
  const cost = exactly && coins(exactly, content.currency);
  // Usage that nobody promised is judged by the price of a period of what is expected.
  const promised = list === 0n && line.expected ? line.expected : line.unrounded;
  return {
    id: said.id,
    list,
    lineDiscount,
    headerDiscount,
    net,
    discount: leftOff(promised),
    cost,
    marginAmount: cost === null ? null : net - cost,
    margin:
      promised === line.unrounded
        ? marginWorth(net, cost)
        : expectedMargin(promised.net, unit && times(unit, read(said.quantity))),
  };
}

function expectedMargin(net: Fraction, cost: Fraction | null): MarginWorth {
  if (net.n <= 0n) return 'free';
  return cost === null ? 'unknown' : minus(unity, by(cost, net));
}

/** 1 − net ÷ list, where there is a list. */
export const leftOff = ({ list, net }: { list: Fraction; net: Fraction }): Fraction | null =>
  isNothing(list) ? null : minus(unity, by(net, list));
