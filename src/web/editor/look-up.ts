import { answerTo } from '../api/client.ts';
import type { FoundProduct } from '../api/types.ts';

/**
 * The products of a price book with these SKUs, in any case.
 * @throws ProblemError
 */
export async function lookUp(priceBook: string, skus: readonly string[]): Promise<FoundProduct[]> {
  const path = `/api/price-books/${encodeURIComponent(priceBook)}/lookup`;
  return (await answerTo<{ items: FoundProduct[] }>(path, JSON.stringify({ skus }))).items;
}
