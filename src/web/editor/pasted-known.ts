import type { FoundProduct } from '../api/types.ts';

/** Whether a SKU can be sold; while nobody could be asked, every one may be. */
export function knownIn(found: readonly FoundProduct[] | null): (sku: string) => boolean {
  const skus = new Set(found?.map(({ sku }) => sku.toLowerCase()));
  return (sku) => found === null || skus.has(sku.toLowerCase());
}
