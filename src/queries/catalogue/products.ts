import type { ProductRow } from '../../store/entities/catalogue.ts';
import { type Page, type PageAsked, pageOf, type Reader } from '../page.ts';

export interface ProductFilter {
  /** Part of SKU or name. */
  q?: string;
  family?: string;
  active?: boolean;
}

/** Products by SKU. */
export async function listProducts(reader: Reader, asked: PageAsked & ProductFilter): Promise<Page<ProductRow>> {
  const { limit, cursor, q, family, active } = asked;
  const rows = await reader.query<ProductRow>(
    `select ${columns} from product
     where ($1::text is null or (sku, id) > ($1, $2))
       and ($3::text is null or position(lower($3) in lower(sku || ' ' || name)) > 0)
       and ($4::text is null or family = $4)
       and ($5::boolean is null or active = $5)
     order by sku, id limit $6`,
    [cursor?.[0] ?? null, cursor?.[1] ?? null, q ?? null, family ?? null, active ?? null, limit + 1],
  );
  return pageOf(rows, limit, (row) => [row.sku, row.id]);
}

export async function readProduct(reader: Reader, id: string): Promise<ProductRow | undefined> {
  return (await reader.query<ProductRow>(`select ${columns} from product where id = $1`, [id]))[0];
}

export interface UnitCost {
  currency: string;
  validFrom: string;
  amount: string;
}

/** Newest first; in the price's own period. */
export function listUnitCosts(reader: Reader, product: string): Promise<UnitCost[]> {
  return reader.query(
    `select currency, valid_from as "validFrom", amount from unit_cost where product_id = $1
     order by valid_from desc, currency limit 1000`,
    [product],
  );
}

const columns = `id, sku, name, description, family, charge, unit, price_period as "pricePeriod",
  tax_code as "taxCode", active, requires, excludes, components, trim_scale(discount_from)::text as "discountFrom",
  trim_scale(discount_to)::text as "discountTo", billing, version`;
