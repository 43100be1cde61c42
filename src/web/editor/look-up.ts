import { answerTo } from '../api/client.ts';
import type { FoundProduct } from '../api/types.ts';
import type { QuoteCustomer } from './customer.ts';
import { isDate } from './draft-structure.ts';

/**
 * The products of a price book with these SKUs, in any case; for a customer with what their contracts fix.
 * @throws ProblemError
 */
export async function lookUp(
  priceBook: string,
  skus: readonly string[],
  customer?: Pick<QuoteCustomer, 'account' | 'start'>,
): Promise<FoundProduct[]> {
  const buyer = customer && {
    account: customer.account,
    ...(isDate(customer.start) && { on: customer.start }),
  };
  const path = `/api/price-books/${encodeURIComponent(priceBook)}/lookup`;
  return (await answerTo<{ items: FoundProduct[] }>(path, JSON.stringify({ skus, ...buyer }))).items;
}
