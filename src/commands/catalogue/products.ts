import { compare, exact, mul, plainText } from '../../domain/exact.ts';
import { type ProductRow, productEntity } from '../../store/entities/catalogue.ts';
import { insertRecord, updateRecord } from '../../store/entities/write.ts';
import type { Dependencies } from '../../domain/pricing/dependencies.ts';
import type { Problem } from '../../domain/pricing/priced.ts';
import type { Database, Tx } from '../../store/database.ts';
import { type Asked, catalogue, changed, staleOrMissing } from '../change.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';
import { wrongDependencies } from './dependencies.ts';

type ProductFields = Omit<ProductRow, 'id' | 'version'>;
export type NewProduct = Pick<ProductFields, 'sku' | 'name' | 'family' | 'charge' | 'unit' | 'pricePeriod'> &
  Partial<ProductFields>;
/** SKU, charge and period are what prices and quotes were made on: a different one is a different product. */
export type ProductChanges = Partial<Omit<ProductFields, 'sku' | 'charge' | 'pricePeriod'>>;

/** Adds a product and answers its id. */
export function addProduct(database: Database, asked: Asked, product: NewProduct): Promise<string | Refusal> {
  return changed(database, asked, async (writing) => {
    const { sku, charge, pricePeriod, requires = [], excludes = [], components = [] } = product;
    const dependencies = { sku, charge, pricePeriod, requires, excludes, components };
    const problems = [...(await wrongDependencies(writing.tx, dependencies)), ...wrongGuides(product)];
    if (problems.length > 0) return refuseInput(...problems);
    const id = await insertRecord(writing, productEntity, product);
    if (!id) return refuseInput({ pointer: '/sku', message: 'Another product has this SKU.' });
    return { answer: id, subject: catalogue, type: 'ProductAdded', data: { id, ...product } };
  });
}

export function changeProduct(
  database: Database,
  asked: Asked,
  { id, version }: { id: string; version: number },
  changes: ProductChanges,
): Promise<string | Refusal> {
  return changed(database, asked, async (writing) => {
    const problems = await wrongAfter(writing.tx, id, changes);
    if (problems.length > 0) return refuseInput(...problems);
    if (!(await updateRecord(writing, productEntity, { id, version }, changes))) {
      return staleOrMissing(writing.tx, 'product', id);
    }
    return { answer: id, subject: catalogue, type: 'ProductChanged', data: { id, ...changes } };
  });
}

async function wrongAfter(tx: Tx, id: string, changes: ProductChanges): Promise<Problem[]> {
  const [product] = await tx.query<Dependencies & Guides>(
    `select sku, charge, price_period as "pricePeriod", requires, excludes, components,
       trim_scale(discount_from)::text as "discountFrom", trim_scale(discount_to)::text as "discountTo", billing
     from product where id = $1 for update`,
    [id],
  );
  if (!product) return [];
  const { requires, excludes, components } = changes;
  const relations = {
    ...product,
    ...(requires && { requires }),
    ...(excludes && { excludes }),
    ...(components && { components }),
  };
  return [
    ...(requires || excludes || components ? await wrongDependencies(tx, relations) : []),
    ...wrongGuides({ ...product, ...changes }),
  ];
}

/** How a product is ordinarily sold. */
type Guides = Pick<ProductFields, 'charge'> & Partial<Pick<ProductFields, 'discountFrom' | 'discountTo' | 'billing'>>;

function wrongGuides({ charge, discountFrom, discountTo, billing }: Guides): Problem[] {
  const problems: Problem[] = [];
  if (discountFrom && discountTo && compare(exact(discountFrom), exact(discountTo)) > 0) {
    problems.push({ pointer: '/discountTo', message: `This is below the least of ${percentText(discountFrom)}.` });
  }
  if (billing && charge === 'one-time') {
    problems.push({ pointer: '/billing', message: 'A one-time charge is billed once.' });
  }
  return problems;
}

const percentText = (share: string): string => `${plainText(mul(exact(share), exact(100n)))} %`;

export interface NewUnitCost {
  currency: string;
  validFrom: string;
  amount: string;
}

/** Sets what a unit of a product costs from a day on. */
export function setUnitCost(
  database: Database,
  asked: Asked,
  productId: string,
  cost: NewUnitCost,
): Promise<undefined | Refusal> {
  return changed(database, asked, async ({ tx }) => {
    const set = await tx.query(
      `insert into unit_cost (product_id, currency, valid_from, amount)
       select id, $2, $3, $4 from product where id = $1
       on conflict (product_id, currency, valid_from) do update set amount = excluded.amount returning product_id`,
      [productId, cost.currency, cost.validFrom, cost.amount],
    );
    if (!set.length) return refuse('not-found', { detail: 'There is no such product.' });
    return { answer: undefined, subject: catalogue, type: 'UnitCostSet', data: { productId, ...cost } };
  });
}
