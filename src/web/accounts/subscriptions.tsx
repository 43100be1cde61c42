import { Button, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'react-router';
import { useMay } from '../api/me.ts';
import type { SubscriptionRow } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import type { Column } from '../parts/column.ts';
import { DateText } from '../parts/date-text.tsx';
import { Empty } from '../parts/empty.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import { State } from '../parts/state.tsx';
import { QuoteChange } from '../subscriptions/quote-change.tsx';
import { SubscriptionForm } from '../subscriptions/form.tsx';

/** What the account has already. */
export function Subscriptions({ accountId, mayEnter }: { accountId: string; mayEnter: boolean }) {
  const { rows, error, again } = useList<SubscriptionRow>('/api/subscriptions', {
    account: accountId,
    sort: 'end:desc',
    limit: 50,
  });
  const [entering, { open, close }] = useDisclosure(false);
  const mayQuote = [useMay('deal.write'), useMay('quote.edit')].every(Boolean);
  return (
    <Section
      title="Subscriptions"
      aside={
        mayEnter && (
          <Button variant="default" size="compact-xs" onClick={open}>
            Enter a subscription
          </Button>
        )
      }
    >
      <Problem error={error} again={again} />
      {rows?.length === 0 && <Empty title="Nothing runs yet">Renewals and changes start from what runs.</Empty>}
      {rows && rows.length > 0 && (
        <PlainTable
          label="Subscriptions"
          cards
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'number',
              head: 'Subscription',
              cell: ({ id, number }) => <Link to={`/subscriptions/${id}`}>{number}</Link>,
            },
            { id: 'products', head: 'Products', hideBelow: 700, cell: ({ products }) => products.join(', ') },
            { id: 'state', head: 'State', cell: ({ state }) => <State of={state} /> },
            { id: 'end', head: 'Ends', cell: ({ end }) => <DateText value={end} /> },
            { id: 'arr', head: 'ARR', align: 'right', cell: ({ arr }) => <MoneyText value={arr} /> },
            ...(mayQuote ? [quoteColumn] : []),
          ]}
        />
      )}
      <Drawer opened={entering} onClose={close} position="right" size={620} title="Enter a subscription">
        {entering && <SubscriptionForm accountId={accountId} onDone={close} />}
      </Drawer>
    </Section>
  );
}

const quoteColumn: Column<SubscriptionRow> = {
  id: 'quote',
  head: 'Action',
  align: 'right',
  cell: ({ id }) => <QuoteChange id={id} label="Quote a change" />,
};
