import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { Account, Deal } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { type Book, bookFor, firstQuote } from '../deals/first-quote.ts';
import { Problem } from '../parts/problem.tsx';

/** Opens a quote on usual terms and goes to its editor. */
export function OpenQuote({ deal, etag }: { deal: Deal; etag: string | undefined }) {
  const navigate = useNavigate();
  const account = useResource<Account>(`/api/accounts/${deal.account.id}`).data?.body;
  const books = useResource<{ items: Book[] }>('/api/price-books').data?.body.items ?? [];
  const book = account && bookFor(account, books);
  const open = useWrite<{ id: string }>({ onDone: ({ body }) => void navigate(`/quotes/${body.id}`) });
  if (!deal.available.includes('OpenQuote')) return null;
  return (
    <>
      <Button
        loading={open.isPending}
        disabled={!book}
        onClick={() =>
          account &&
          book &&
          open.mutate({
            path: `/api/deals/${deal.id}/quotes`,
            body: firstQuote(account, book, new Date(), deal),
            ifMatch: etag,
          })
        }
      >
        Open a quote
      </Button>
      <Problem error={open.error} />
    </>
  );
}
