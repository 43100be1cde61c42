import type { PricedProduct } from '../catalogue.ts';
import type { QuoteContent } from '../offer.ts';
import type { PricingBasis } from './basis.ts';
import { isOpenChoice } from './line-price.ts';
import { at } from './limits.ts';
import type { Problem } from './priced.ts';

/** What products need beside them, unless the customer has it already, and what they exclude, inside bundles too, of what counts. */
export function togetherProblems({ lines }: QuoteContent, basis: PricingBasis): Problem[] {
  const counted = lines.flatMap((line, index) => (isOpenChoice(line) ? [] : [{ line, index }]));
  const skus = new Set(counted.map(({ line }) => line.product));
  if (![...skus].some((sku) => hasRules(basis.products[sku]))) return [];
  const there = withComponents(skus, basis);
  const had = new Set(basis.had);
  return counted.flatMap(({ line, index }) => {
    const product = basis.products[line.product];
    if (!product || !hasRules(product)) return [];
    const { name, requires = [], excludes = [], components = [] } = product;
    const pointer = `/lines/${index}/product`;
    const nameOf = (sku: string): string => basis.products[sku]?.name ?? sku;
    return [
      ...requires
        .filter((sku) => !there.has(sku) && !had.has(sku))
        .map((sku): Problem => ({ ...at(pointer, `${name} needs ${nameOf(sku)} beside it.`), remedy: { add: sku } })),
      ...excludes
        .filter((sku) => there.has(sku))
        .map(
          (sku): Problem => ({
            ...at(pointer, `${name} does not go with ${nameOf(sku)}.`),
            ...(skus.has(sku) && { remedy: { remove: sku } }),
          }),
        ),
      ...components
        .filter(({ product }) => !Object.hasOwn(basis.products, product))
        .map(({ product }) => at(pointer, `${name} holds ${product}, which is not in the price book.`)),
    ];
  });
}

/** The products and all that bundles among them hold, bundles in bundles too. */
function withComponents(skus: ReadonlySet<string>, basis: PricingBasis): Set<string> {
  const there = new Set(skus);
  for (const sku of there) for (const { product } of basis.products[sku]?.components ?? []) there.add(product);
  return there;
}

const hasRules = (product: PricedProduct | undefined): boolean =>
  Boolean(product?.requires?.length || product?.excludes?.length || product?.components?.length);
