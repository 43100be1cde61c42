import { useDebouncedValue } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import { read } from '../../api/client.ts';
import type { FoundProduct } from '../../api/types.ts';
import { withQuery } from '../../api/use-list.ts';
import { useResource } from '../../api/use-resource.ts';
import { CustomerContext } from '../customer.ts';
import { isDate } from '../draft-structure.ts';

interface Found {
  items: FoundProduct[];
}

/** After a key, so that a burst of keys is one question. */
const pause = 60;

/** The products of a price book that fit what is typed, best first. */
export function useProductSearch(priceBook: string, typed: string) {
  const client = useQueryClient();
  const customer = useContext(CustomerContext);
  const whose = customer ? { account: customer.account, ...(isDate(customer.start) && { on: customer.start }) } : {};
  const pathOf = (q: string) => withQuery(`/api/price-books/${encodeURIComponent(priceBook)}/search`, { q, ...whose });
  const [q] = useDebouncedValue(typed, pause);
  const { data, isPlaceholderData } = useResource<Found>(pathOf(q), { keep: true });
  return {
    found: data?.body.items ?? [],
    /** The products shown are those of what is typed, not of what was typed before. */
    settled: q === typed && data !== undefined && !isPlaceholderData,
    /** Waits for the answer to what is typed now; undefined when there is none to be had. */
    answerNow: async (): Promise<FoundProduct[] | undefined> => {
      const path = pathOf(typed);
      const query = { queryKey: [path], queryFn: () => read<Found>(path), staleTime: 5_000 };
      return client.fetchQuery(query).then(
        ({ body }) => body.items,
        () => undefined,
      );
    },
  };
}
