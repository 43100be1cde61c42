/** What a product is found by. */
export interface Findable {
  sku: string;
  name: string;
}

/** How well a product fits what was typed; the better, the lower. */
const fits = { exact: 0, skuPrefix: 1, wordPrefixes: 2, inside: 3 } as const;

/**
 * The products that fit what was typed, best first: the very SKU or name, then SKUs that begin with it, then names whose
 * words begin with its words, then the rest that contain them. Among equals what was used last comes first, then by SKU.
 * `recent` are SKUs, the latest first. Nothing typed: all fit alike.
 */
export function rankedProducts<Product extends Findable>(
  typed: string,
  products: readonly Product[],
  recent: readonly string[],
): Product[] {
  const q = folded(typed);
  const ago = new Map(recent.map((sku, index) => [sku, index]));
  return products
    .flatMap((product) => {
      const fit = q === '' ? fits.exact : fitOf(q, product);
      return fit === undefined ? [] : [{ product, fit, used: ago.get(product.sku) ?? recent.length }];
    })
    .sort((a, b) => a.fit - b.fit || a.used - b.used || compareText(a.product.sku, b.product.sku))
    .map(({ product }) => product);
}

/** True when what was typed names this product and no other. */
export const isExactHit = (typed: string, { sku, name }: Findable): boolean =>
  folded(typed) === folded(sku) || folded(typed) === folded(name);

/** The words that a product must contain to be found, without case. */
export const searchWords = (typed: string): string[] => folded(typed).split(' ').filter(Boolean);

function fitOf(q: string, product: Findable): number | undefined {
  if (isExactHit(q, product)) return fits.exact;
  const sku = folded(product.sku);
  if (sku.startsWith(q)) return fits.skuPrefix;
  const text = `${sku} ${folded(product.name)}`;
  const typed = searchWords(q);
  if (!typed.every((word) => text.includes(word))) return undefined;
  const words = text.split(/[^\p{L}\p{N}]+/u);
  return typed.every((word) => words.some((each) => each.startsWith(word))) ? fits.wordPrefixes : fits.inside;
}

const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
