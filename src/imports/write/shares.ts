import type { Charge, PriceModel } from '../../domain/catalogue.ts';
import { priceModelProblems } from '../../domain/pricing/price-model-problems.ts';
import type { Staged } from './staged.ts';

interface Row {
  line: number;
  priceBook: string;
  sku: string;
  charge: Charge;
  model: Extract<PriceModel, { kind: 'percentOf' }>;
}

/** A share is of what the book sells at prices of its own, as the file and what is stored have it together. */
export async function checkShares(staged: Staged): Promise<void> {
  const { tx } = staged;
  const [any] = await tx.query(`select from staged s where s.price ->> 'kind' = 'percentOf' limit 1`);
  const touchesShare = `exists (select from price b where b.model ->> 'kind' = 'percentOf')`;
  const [stored] = await tx.query(`select where ${touchesShare}`);
  if (!any && !stored) return;
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('price shares', 0))`);
  const together = `(select s."priceBook" as book, s.sku, s.price as model from staged s
    union all
    select b.price_book_id, p.sku, b.model from price b join product p on p.id = b.product_id
    where not exists (select from staged s where s."priceBook" = b.price_book_id and s.sku = p.sku))`;
  const rows = await tx.query<Row>(
    `select s.line, s."priceBook", s.sku, p.charge, s.price as model from staged s join product p on p.sku = s.sku
     where s.price ->> 'kind' = 'percentOf' order by s.line`,
  );
  const named = rows.flatMap(({ model }) => model.products ?? []);
  const kinds = await tx.query<{ book: string; sku: string; kind: PriceModel['kind'] }>(
    `select t.book, t.sku, t.model ->> 'kind' as kind from ${together} t where t.sku = any($1)`,
    [named],
  );
  const shares = await tx.query<{ book: string; sku: string; share: string }>(
    `select t.book, named.sku, t.sku as share from ${together} t,
       jsonb_array_elements_text(t.model -> 'products') named(sku) where t.model ->> 'kind' = 'percentOf'`,
  );
  const families = await tx.query<{ family: string }>('select distinct family from product where family = any($1)', [
    rows.flatMap(({ model }) => model.families ?? []),
  ]);
  const lines = rows.flatMap(({ line, priceBook, model, ...product }) =>
    priceModelProblems(product, model, {
      kinds: new Map(kinds.filter(({ book }) => book === priceBook).map(({ sku, kind }) => [sku, kind])),
      families: new Set(families.map(({ family }) => family)),
      namedBy: new Map(shares.filter(({ book }) => book === priceBook).map(({ sku, share }) => [sku, share])),
    }).map(({ message }) => ({ line, message })),
  );
  if (lines.length > 0) await staged.found('price', lines);
}
