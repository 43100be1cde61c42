import type { Charge, PriceModel } from '../catalogue.ts';
import { at } from './limits.ts';
import type { Problem } from './priced.ts';

/** What a share may be of, in the book that the price is for. */
export interface Sold {
  /** By SKU, the kind of price of every product that has one in the book. */
  kinds: ReadonlyMap<string, PriceModel['kind']>;
  families: ReadonlySet<string>;
  /** SKUs that a share in the book is of by name, by the SKU of the share. */
  namedBy: ReadonlyMap<string, string>;
}

/** Why a price cannot be that of a product: a share is of things that have a price of their own. */
export function priceModelProblems(
  { sku, charge }: { sku: string; charge: Charge },
  model: PriceModel,
  { kinds, families, namedBy }: Sold,
): Problem[] {
  if (model.kind !== 'percentOf') return [];
  if (charge === 'usage') return [at('/model/kind', 'What is charged by usage has a price of its own, not a share.')];
  const share = namedBy.get(sku);
  if (share !== undefined) return [at('/model/kind', `${share} is a share of ${sku}: a share is not of a share.`)];
  return [
    ...(model.products ?? []).flatMap((other, index): Problem[] => {
      const here = `/model/products/${index}`;
      if (other === sku) return [at(here, 'A share is not of itself.')];
      const kind = kinds.get(other);
      if (kind === undefined) return [at(here, `${other} is not sold from this price book.`)];
      return kind === 'percentOf' ? [at(here, `${other} is a share itself: a share is not of a share.`)] : [];
    }),
    ...(model.families ?? []).flatMap((family, index) =>
      families.has(family) ? [] : [at(`/model/families/${index}`, `There is no product of the family ${family}.`)],
    ),
  ];
}
