import { type Dependencies, dependencyProblems } from '../../domain/pricing/dependencies.ts';
import type { Problem } from '../../domain/pricing/priced.ts';
import type { Tx } from '../../store/database.ts';

/**
 * What is wrong with the dependencies a product shall have, judged against those of all others. Changes of dependencies
 * happen one after another: two at the same time could close a circle that neither sees.
 */
export async function wrongDependencies(tx: Tx, product: Dependencies): Promise<Problem[]> {
  const { requires, excludes, components } = product;
  const named = [...requires, ...excludes, ...components.map(({ product: sku }) => sku)];
  if (named.length === 0) return [];
  await oneAtATime(tx);
  return dependencyProblems(product, await knownDependencies(tx, named));
}

/** The dependencies of these products, and of all that have any. */
export async function knownDependencies(
  tx: Pick<Tx, 'query'>,
  skus: readonly string[],
): Promise<Map<string, Dependencies>> {
  const rows = await tx.query<Dependencies>(
    `select sku, charge, price_period as "pricePeriod", requires, excludes, components from product
     where sku = any($1) or requires <> '{}' or excludes <> '{}' or components <> '[]'`,
    [skus],
  );
  return new Map(rows.map((row) => [row.sku, row]));
}

/** Until the transaction ends. */
export async function oneAtATime(tx: Pick<Tx, 'query'>): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('product dependencies', 0))`);
}
