import { countsNow, usedUnits } from '../../commands/gather/price-agreements.ts';
import type { Charge, Component, PriceModel } from '../../domain/catalogue.ts';
import type { Decimal, PlainDate } from '../../domain/offer.ts';
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
  /** What one unit of a bundle holds; of other products nothing. */
  components: Component[];
  /** What the customer asked for pays by contract, where it does. */
  agreement: AgreedPrice | null;
}

/** A price agreement that covers a day. */
export interface AgreedPrice {
  id: string;
  name: string;
  unitPrice: Decimal;
  /** Days on which a line may start. */
  from: PlainDate;
  to: PlainDate;
  upTo: Decimal | null;
  /** What signed quotes left; null: any number. */
  left: Decimal | null;
}

/** For whom a quote is written, and when it starts; today when that is left out. */
export interface Customer {
  account?: string | undefined;
  on?: PlainDate | undefined;
}

type Priced = Omit<FoundProduct, 'agreement'>;

const priced = `select p.sku, p.name, p.family, p.unit, p.charge, p.price_period as "pricePeriod", b.model,
    p.components
  from price b join product p on p.id = b.product_id where b.price_book_id = $1 and p.active`;

/** The active products of the book with these SKUs, in any case; what is not among them cannot be sold from it. */
export async function productsBySku(
  reader: Reader,
  { priceBook, skus, ...customer }: Customer & { priceBook: string; skus: readonly string[] },
): Promise<FoundProduct[]> {
  const found = await reader.query<Priced>(`${priced} and lower(p.sku) = any($2)`, [
    priceBook,
    skus.map((sku) => sku.toLowerCase()),
  ]);
  return agreed(reader, priceBook, customer, found);
}

/** So many of the writer's own last versions say what was used recently. */
const recentVersions = 10;
/** More fitting products than anybody looks through are not ranked. */
const mostRanked = 1_000;
const mostShown = 20;

/** Active products with a price in the book that fit what was typed, best first. */
export async function searchProducts(
  reader: Reader,
  { priceBook, q, personId, ...customer }: Customer & { priceBook: string; q: string; personId: string },
): Promise<FoundProduct[]> {
  const words = searchWords(q);
  const [products, recent] = await Promise.all([
    reader.query<Priced>(
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
  return agreed(reader, priceBook, customer, rankedProducts(q, products, used).slice(0, mostShown));
}

/** The products with the agreement that each is cheapest by, of those of the customer that cover the day and are not used up. */
async function agreed(
  reader: Reader,
  priceBook: string,
  { account, on }: Customer,
  products: readonly Priced[],
): Promise<FoundProduct[]> {
  const rows =
    account === undefined || products.length === 0
      ? []
      : await reader.query<AgreedPrice & { sku: string }>(
          `select distinct on (p.sku) p.sku, g.id, g.name, trim_scale(g.unit_price)::text as "unitPrice",
             g.valid_from as "from", g.valid_to as "to", trim_scale(g.up_to)::text as "upTo",
             trim_scale(g.up_to - n.used)::text as "left"
           from price_agreement g join product p on p.id = g.product_id join price_book b on b.currency = g.currency
             cross join lateral (select ${usedUnits()} as used) n
           where g.account_id = $1 and b.id = $2 and p.sku = any($3) and ${countsNow}
             and (g.up_to is null or n.used < g.up_to) and coalesce($4::date, clock()::date) between g.valid_from and g.valid_to
           order by p.sku, g.unit_price, g.id`,
          [account, priceBook, products.map(({ sku }) => sku), on ?? null],
        );
  const bySku = new Map(rows.map(({ sku, ...agreement }) => [sku, agreement]));
  return products.map((product) => ({ ...product, agreement: bySku.get(product.sku) ?? null }));
}
