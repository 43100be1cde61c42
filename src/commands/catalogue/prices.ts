import type { Charge, PriceModel } from '../../domain/catalogue.ts';
import { priceModelProblems, type Sold } from '../../domain/pricing/price-model-problems.ts';
import type { Problem } from '../../domain/pricing/priced.ts';
import { type PriceBookRow, priceBookEntity } from '../../store/entities/catalogue.ts';
import { insertRecord } from '../../store/entities/write.ts';
import type { Database, Tx } from '../../store/database.ts';
import { type Asked, catalogue, changed } from '../change.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';

/** Adds a price book and answers its id. */
export function addPriceBook(
  database: Database,
  asked: Asked,
  book: Omit<PriceBookRow, 'active'>,
): Promise<string | Refusal> {
  return changed(database, asked, async (writing) => {
    const id = await insertRecord(writing, priceBookEntity, book);
    if (!id) return refuseInput({ pointer: '/id', message: 'There is a price book of this id.' });
    return { answer: id, subject: catalogue, type: 'PriceBookAdded', data: book };
  });
}

/** Sets the price of one product in one book. Quotes keep the prices they were made with. */
export function setPrice(
  database: Database,
  asked: Asked,
  { priceBook, product }: { priceBook: string; product: string },
  model: PriceModel,
): Promise<undefined | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const problems = await wrongShare(tx, { priceBook, product }, model);
    if (problems.length > 0) return refuseInput(...problems);
    const set = await tx.query(
      `insert into price (price_book_id, product_id, model)
       select b.id, p.id, $3 from price_book b, product p where b.id = $1 and p.id = $2
       on conflict (price_book_id, product_id) do update set model = excluded.model returning product_id`,
      [priceBook, product, JSON.stringify(model)],
    );
    if (!set.length) return refuse('not-found', { detail: 'There is no such price book or product.' });
    return { answer: undefined, subject: catalogue, type: 'PriceSet', data: { priceBook, product, model } };
  });
}

/** Shares of a book are set one after another: two at the same time could each become a share of the other. */
async function wrongShare(
  tx: Tx,
  { priceBook, product }: { priceBook: string; product: string },
  model: PriceModel,
): Promise<Problem[]> {
  if (model.kind !== 'percentOf') return [];
  const [priced] = await tx.query<{ sku: string; charge: Charge }>('select sku, charge from product where id = $1', [
    product,
  ]);
  if (!priced) return [];
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('price shares', 0))`);
  return priceModelProblems(priced, model, await soldFrom(tx, priceBook, model));
}

/** What the book sells of what a share names, and what its other shares name. */
async function soldFrom(
  tx: Pick<Tx, 'query'>,
  priceBook: string,
  { products = [], families = [] }: Pick<Share, 'products' | 'families'>,
): Promise<Sold> {
  const kinds = await tx.query<{ sku: string; kind: PriceModel['kind'] }>(
    `select p.sku, b.model ->> 'kind' as kind from price b join product p on p.id = b.product_id
     where b.price_book_id = $1 and p.sku = any($2)`,
    [priceBook, products],
  );
  const known = await tx.query<{ family: string }>('select distinct family from product where family = any($1)', [
    families,
  ]);
  const named = await tx.query<{ sku: string; share: string }>(
    `select named.sku, p.sku as share from price b join product p on p.id = b.product_id,
       jsonb_array_elements_text(b.model -> 'products') named(sku)
     where b.price_book_id = $1 and b.model ->> 'kind' = 'percentOf'`,
    [priceBook],
  );
  return {
    kinds: new Map(kinds.map(({ sku, kind }) => [sku, kind])),
    families: new Set(known.map(({ family }) => family)),
    namedBy: new Map(named.map(({ sku, share }) => [sku, share])),
  };
}

type Share = Extract<PriceModel, { kind: 'percentOf' }>;
