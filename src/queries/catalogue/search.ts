import type { Charge, PriceModel } from '../../domain/offer.ts';
import { rankedProducts, searchWords } from '../../domain/product-search.ts';
import type { Reader } from '../page.ts';

export interface FoundProduct {
  sku: string;
  name: string;
  family: string;
  unit: string;
  charge: Charge;
  pricePeriod: 'month' | 'year' | null;
  model: PriceModel;
}

const priced = `select p.sku, p.name, p.family, p.unit, p.charge, p.price_period as "pricePeriod", b.model
  from price b join product p on p.id = b.product_id where b.price_book_id = $1 and p.active`;

/** The active products of the book with these SKUs, in any case; what is not among them cannot be sold from it. */
export function productsBySku(reader: Reader, priceBook: string, skus: readonly string[]): Promise<FoundProduct[]> {
  return reader.query(`${priced} and lower(p.sku) = any($2)`, [priceBook, skus.map((sku) => sku.toLowerCase())]);
}

/** So many of the writer's own last versions say what was used recently. */
const recentVersions = 10;
/** More fitting products than anybody looks through are not ranked. */
const mostRanked = 1_000;
const mostShown = 20;

/** Active products with a price in the book that fit what was typed, best first. */
export async function searchProducts(
  reader: Reader,
  { priceBook, q, personId }: { priceBook: string; q: string; personId: string },
): Promise<FoundProduct[]> {
  const words = searchWords(q);
  const [products, recent] = await Promise.all([
    reader.query<FoundProduct>(
      `${priced}
         and not exists (select from unnest($2::text[]) word where position(word in lower(p.sku || ' ' || p.name)) = 0)
       order by position($3 in lower(p.sku)) <> 1, p.sku limit $4`,
      [priceBook, words, words[0] ?? '', mostRanked],
    ),
    reader.query<{ sku: string }>(
      `select line ->> 'product' as sku
       from (select content, created_at from quote_version where created_by = $1
             order by created_at desc limit $2) v,
         jsonb_array_elements(v.content -> 'lines') line
       group by 1 order by max(v.created_at) desc limit 50`,
      [personId, recentVersions],
    ),
  ]);
  const used = recent.map(({ sku }) => sku);
  return rankedProducts(q, products, used).slice(0, mostShown);
}
