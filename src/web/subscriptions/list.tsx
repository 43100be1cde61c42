import { Button, Drawer } from '@mantine/core';
import { useNavigate } from 'react-router';
import { subscriptionList } from '../../domain/lists/shapes.ts';
import { useMay } from '../api/me.ts';
import type { SubscriptionRow } from '../api/types.ts';
import { ListScreen } from '../lists/list-screen.tsx';
import type { Column } from '../parts/column.ts';
import { DateText } from '../parts/date-text.tsx';
import { Empty } from '../parts/empty.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { State } from '../parts/state.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { wordsFor } from '../parts/words.ts';
import { SubscriptionForm } from './form.tsx';

/** What customers have already, the next to end first. */
export default function SubscriptionList() {
  const { filters, set } = useFilters(['new']);
  const navigate = useNavigate();
  const mayWrite = useMay('subscription.write');
  return (
    <>
      <ListScreen<SubscriptionRow>
        shape={subscriptionList}
        columns={columns}
        rowKey={({ id }) => id}
        href={({ id }) => `/subscriptions/${id}`}
        card={({ number, account, state, products, arr, end }) => (
          <RowCard title={account.name} aside={<State of={state} />} figure={<MoneyText value={arr} />}>
            {number}, until <DateText value={end} />: {products.join(', ')}
          </RowCard>
        )}
        actions={mayWrite && <Button onClick={() => set('new', 'true')}>Enter a subscription</Button>}
        empty={
          <Empty title="No subscription yet">
            Enter what customers have, or import it: renewals and changes start from it.
          </Empty>
        }
      />
      <Drawer
        opened={mayWrite && filters.new === 'true'}
        onClose={() => set('new', null)}
        position="right"
        size={620}
        title="Enter a subscription"
      >
        <SubscriptionForm onDone={({ id }) => void navigate(`/subscriptions/${id}`)} />
      </Drawer>
    </>
  );
}

const columns: Column<SubscriptionRow>[] = [
  { id: 'number', head: 'Subscription', width: '120px', sort: 'number', cell: ({ number }) => number },
  { id: 'account', head: 'Account', sort: 'account', cell: ({ account }) => account.name },
  { id: 'products', head: 'Products', hideBelow: 1000, cell: ({ products }) => products.join(', ') },
  { id: 'state', head: 'State', width: '110px', cell: ({ state }) => <State of={state} /> },
  { id: 'start', head: 'Start', width: '120px', hideBelow: 1200, cell: ({ start }) => <DateText value={start} /> },
  { id: 'end', head: 'Ends', width: '120px', sort: 'end', cell: ({ end }) => <DateText value={end} /> },
  {
    id: 'arr',
    head: 'ARR',
    width: '130px',
    align: 'right',
    sort: 'arr',
    cell: ({ arr }) => <MoneyText value={arr} />,
  },
  { id: 'source', head: 'Source', width: '100px', hideBelow: 1200, cell: ({ source }) => wordsFor(source) },
];
