import { Button, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Account, Deal } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { dealDefaults, type SellingEntity } from './deal-defaults.ts';
import { DealFields, dealBody, type DealDraft, JustificationFields } from './deal-fields.tsx';
import classes from './deals.module.css';
import { type Book, bookFor, firstQuote } from './first-quote.ts';

const blank: DealDraft = {
  name: '',
  accountId: null,
  sellerId: null,
  kind: 'new',
  paper: 'new-order',
  routeToMarket: 'direct',
  partnerId: null,
  partnerMargin: '',
  wayToClose: 'order-form-online-terms',
  customerCloseDate: '',
  justification: {},
};

/** Opens a deal and its first quote, then goes on in the quote's editor. The address may name the account. */
export default function NewDeal() {
  const [search] = useSearchParams();
  const accountId = search.get('account');
  const named = useResource<Account>(accountId ? `/api/accounts/${accountId}` : null);
  const sellers = useResource<{ items: SellingEntity[] }>('/api/sellers');
  const books = useResource<{ items: Book[] }>('/api/price-books');
  const error = named.error ?? sellers.error ?? books.error;
  if (error) return <Problem error={error} />;
  if (!sellers.data || !books.data || (accountId && !named.data)) return <PageLoading />;
  return <NewDealForm named={named.data?.body} sellers={sellers.data.body.items} books={books.data.body.items} />;
}

interface NewDealFormProps {
  named: Account | undefined;
  sellers: readonly SellingEntity[];
  books: readonly Book[];
}

function NewDealForm({ named, sellers, books }: NewDealFormProps) {
  const navigate = useNavigate();
  const [account, setAccount] = useState<Account | null>(named ?? null);
  const [draft, setDraft] = useState<DealDraft>({ ...blank, ...(named && dealDefaults(named, sellers)) });
  const [bookId, setBookId] = useState<string | null>(null);
  const change = (changes: Partial<DealDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const book = books.find(({ id }) => id === bookId) ?? (account ? bookFor(account, books) : undefined);

  const choose = (chosen: Account | null) => {
    setAccount(chosen);
    change(chosen ? dealDefaults(chosen, sellers) : { accountId: null });
  };

  const quote = useWrite<{ id: string }>({ onDone: ({ body }) => void navigate(`/quotes/${body.id}`) });
  const deal = useWrite<Deal>({
    onDone: ({ body, etag }) => {
      if (!account || !book) return;
      const content = firstQuote(account, book, new Date(), body);
      quote.mutate({ path: `/api/deals/${body.id}/quotes`, body: content, ifMatch: etag });
    },
  });

  if (deal.data && quote.error) {
    return (
      <Page title="New deal">
        <Problem error={quote.error} />
        <Link to={`/deals/${deal.data.body.id}`}>The deal is open; its quote is not. Go to the deal</Link>
      </Page>
    );
  }
  return (
    <Page title="New deal">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          deal.mutate({ path: '/api/deals', body: dealBody(draft) });
        }}
      >
        <Section title="Deal">
          <DealFields draft={draft} onChange={change} onAccount={choose} error={deal.error} />
        </Section>
        <Section title="First quote">
          <Select
            label="Price book"
            description="Prices and currency; all other terms start as usual and are set in the quote."
            placeholder={account ? undefined : 'Follows from the account'}
            data={books
              .filter(({ active }) => active)
              .map(({ id, name, currency }) => ({ value: id, label: `${name} (${currency})` }))}
            value={book?.id ?? null}
            onChange={setBookId}
            allowDeselect={false}
            maw={410}
          />
        </Section>
        <Section title="Justification" aside={<span className={classes.since}>Approvers read this; it can wait</span>}>
          <JustificationFields draft={draft} onChange={change} error={deal.error} />
        </Section>
        <Problem error={deal.error} except={shown} />
        <Group gap={8}>
          <Button
            type="submit"
            loading={deal.isPending || quote.isPending}
            disabled={!account || !book || !draft.sellerId}
          >
            Open deal and go to quote
          </Button>
          <Button component={Link} to="/deals" variant="default">
            Cancel
          </Button>
        </Group>
      </form>
    </Page>
  );
}

const shown = [
  '/accountId',
  '/name',
  '/kind',
  '/paper',
  '/routeToMarket',
  '/wayToClose',
  '/partnerId',
  '/partnerMargin',
  '/sellerId',
  '/customerCloseDate',
];
