import type { PriceModel } from '../../domain/catalogue.ts';
import type { PriceBookRow } from '../../store/entities/catalogue.ts';
import { type Page, type PageAsked, pageOf, type Reader } from '../page.ts';

export function listPriceBooks(reader: Reader): Promise<PriceBookRow[]> {
  return reader.query('select id, name, currency, proration, active from price_book order by id limit 1000');
}

export async function readPriceBook(reader: Reader, id: string): Promise<PriceBookRow | undefined> {
  const sql = 'select id, name, currency, proration, active from price_book where id = $1';
  return (await reader.query<PriceBookRow>(sql, [id]))[0];
}

export interface Price {
  productId: string;
  sku: string;
  name: string;
  unit: string;
  model: PriceModel;
}

/** The prices of one book by SKU. */
export async function listPrices(
  reader: Reader,
  { priceBook, limit, cursor, q }: PageAsked & { priceBook: string; q?: string },
): Promise<Page<Price>> {
  const rows = await reader.query<Price>(
    `select p.id as "productId", p.sku, p.name, p.unit, b.model from price b join product p on p.id = b.product_id
     where b.price_book_id = $1
       and ($2::text is null or (p.sku, p.id) > ($2, $3))
       and ($4::text is null or position(lower($4) in lower(p.sku || ' ' || p.name)) > 0)
     order by p.sku, p.id limit $5`,
    [priceBook, cursor?.[0] ?? null, cursor?.[1] ?? null, q ?? null, limit + 1],
  );
  return pageOf(rows, limit, (row) => [row.sku, row.productId]);
}
