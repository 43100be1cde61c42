import { sheetTotal } from '../cost-sheet.ts';
import { type Exact, exact, mul, sum } from '../exact.ts';
import { type Minor, roundMoney } from '../money.ts';
import type { PricedProduct } from '../catalogue.ts';
import type { Currency, CustomWork } from '../offer.ts';
import type { PricingBasis } from '../pricing/basis.ts';
import type { PricedLine } from '../pricing/priced.ts';

/**
 * What a line costs us: unit cost × quantity × price periods of use, free time and units included, rounded once like the
 * price; of custom work what its cost sheet says. Null: not known.
 */
export function costOf(
  line: PricedLine,
  basis: PricingBasis,
  customWork: CustomWork | undefined,
  currency: Currency,
): Minor | null {
  if (customWork?.line === line.id && customWork.costSheet?.length) {
    const total = sheetTotal(customWork.costSheet);
    return total ? roundMoney(total, currency) : null;
  }
  const unit = unitCostOf(basis.products[line.product], basis);
  if (unit === null) return null;
  return roundMoney(
    sum(line.segments.map(({ quantity, period }) => mul(mul(unit, quantity), period.factor))),
    currency,
  );
}

/** The cost of a unit for its price period; of a bundle without its own, of all it is made of. Null: not known. */
export function unitCostOf(product: PricedProduct | undefined, basis: PricingBasis): Exact | null {
  if (!product) return null;
  if (product.unitCost !== null) return exact(product.unitCost);
  if (!product.components?.length) return null;
  const parts = product.components.map(({ product: sku, quantity }) => {
    const part = unitCostOf(basis.products[sku], basis);
    return part && mul(part, exact(quantity));
  });
  return parts.some((part) => part === null) ? null : sum(parts as Exact[]);
}
