import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { OrderRow } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DateText } from '../parts/date-text.tsx';
import { ExportButton } from '../parts/export-button.tsx';
import { Empty } from '../parts/empty.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { Page } from '../parts/page.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { State } from '../parts/state.tsx';
import { stateWords } from '../parts/state-words.ts';

/** Signed deals as finance books them. */
export default function OrderList() {
  const [search, setSearch] = useSearchParams();
  const state = search.get('state') ?? '';
  const list = useList<OrderRow>('/api/orders', { state });
  return (
    <Page
      title="Orders"
      actions={
        <>
          <ExportButton list="orders" filters={{ state }} />
          <NativeSelect
            aria-label="State"
            value={state}
            data={[
              { value: '', label: 'Every state' },
              ...states.map((value) => ({ value, label: stateWords(value).word })),
            ]}
            onChange={({ currentTarget: { value } }) => setSearch(value ? { state: value } : {}, { replace: true })}
          />
        </>
      }
    >
      <DataTable
        label="Orders"
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/orders/${id}`}
        card={({ number, account, state, deal, total }) => (
          <RowCard title={account.name} aside={<State of={state} />} figure={<MoneyText value={total} />}>
            {number}, {deal.name}
          </RowCard>
        )}
        more={list.more}
        error={list.error}
        again={list.again}
        empty={
          <Empty title={state ? 'No order in this state' : 'No order yet'}>
            {state ? 'Choose another state to see the rest.' : 'An order comes by itself when a contract is signed.'}
          </Empty>
        }
      />
    </Page>
  );
}

const states = ['received', 'held', 'accepted'];

const columns: Column<OrderRow>[] = [
  { id: 'number', head: 'Order', width: '96px', cell: ({ number }) => number },
  { id: 'account', head: 'Customer', cell: ({ account }) => account.name },
  { id: 'deal', head: 'Deal', hideBelow: 1000, cell: ({ deal }) => `${deal.number} ${deal.name}` },
  { id: 'seller', head: 'Seller', hideBelow: 1200, cell: ({ seller }) => seller.name },
  { id: 'state', head: 'State', width: '120px', cell: ({ state }) => <State of={state} /> },
  { id: 'total', head: 'Total', width: '130px', align: 'right', cell: ({ total }) => <MoneyText value={total} /> },
  {
    id: 'created',
    head: 'Received',
    width: '130px',
    hideBelow: 900,
    cell: ({ createdAt }) => <DateText value={createdAt} ago />,
  },
];
