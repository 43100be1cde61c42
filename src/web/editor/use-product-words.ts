import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Quote } from '../api/types.ts';
import type { DraftLine } from './draft.ts';
import type { ProductWords } from './grid/product-words.ts';
import { lookUp } from './look-up.ts';
import type { Prices } from './use-preview.ts';

type Words = Readonly<Record<string, ProductWords>>;

/**
 * What the products of the lines are called, and their units. The quote as it was read knows those of its own lines, the
 * search those that were chosen; what came otherwise, as by pasting, is looked up.
 */
export function useProductWords(
  quote: Quote,
  lines: readonly DraftLine[],
  priceBook: string,
  prices: Prices | undefined,
) {
  const [known, setKnown] = useState<Words>(quote.products);
  const pick = useCallback((sku: string, words: ProductWords) => setKnown((now) => ({ ...now, [sku]: words })), []);
  const learn = useCallback((found: readonly ({ sku: string } & ProductWords)[]) => {
    setKnown((now) => ({ ...now, ...Object.fromEntries(found.map((product) => [product.sku, product])) }));
  }, []);
  const unknown = useMemo(
    () => [...new Set(lines.map(({ product }) => product))].filter((sku) => sku !== '' && !Object.hasOwn(known, sku)),
    [lines, known],
  );
  const asked = useRef(new Set<string>());
  useEffect(() => {
    const asking = unknown.filter((sku) => !asked.current.has(`${priceBook} ${sku}`));
    if (asking.length === 0) return;
    for (const sku of asking) asked.current.add(`${priceBook} ${sku}`);
    // Names are a kindness: without them the SKU stands there alone.
    void lookUp(priceBook, asking).then(learn, () => undefined);
  }, [unknown, priceBook, learn]);
  // Prices know how a product is charged and priced, and what a bundle holds, as the quote that was read does not.
  const products = useMemo<Words>(() => (prices ? { ...known, ...wordsOf(prices.products) } : known), [known, prices]);
  return { products, pick, learn };
}

const wordsOf = (products: Prices['products']): Words =>
  Object.fromEntries(
    Object.values(products).map(({ sku, name, family, unit, charge, pricePeriod, price, components }) => [
      sku,
      { name, family, unit, charge, pricePeriod, price, components },
    ]),
  );
