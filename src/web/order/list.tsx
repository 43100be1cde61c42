import { orderList } from '../../domain/lists/shapes.ts';
import type { OrderRow } from '../api/types.ts';
import { ListScreen } from '../lists/list-screen.tsx';
import type { Column } from '../parts/column.ts';
import { DateText } from '../parts/date-text.tsx';
import { Empty } from '../parts/empty.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { State } from '../parts/state.tsx';
import { FinancePlaces } from './finance-places.tsx';

/** Signed deals as finance books them. */
export default function OrderList() {
  return (
    <ListScreen<OrderRow>
      shape={orderList}
      columns={columns}
      rowKey={({ id }) => id}
      href={({ id }) => `/orders/${id}`}
      card={({ number, account, state, deal, total }) => (
        <RowCard title={account.name} aside={<State of={state} />} figure={<MoneyText value={total} />}>
          {number}, {deal.name}
        </RowCard>
      )}
      empty={<Empty title="No order yet">An order comes by itself when a contract is signed.</Empty>}
    >
      <FinancePlaces />
    </ListScreen>
  );
}

const columns: Column<OrderRow>[] = [
  { id: 'number', head: 'Order', width: '96px', sort: 'number', cell: ({ number }) => number },
  { id: 'account', head: 'Customer', sort: 'account', cell: ({ account }) => account.name },
  { id: 'deal', head: 'Deal', hideBelow: 1000, cell: ({ deal }) => `${deal.number} ${deal.name}` },
  { id: 'seller', head: 'Seller', hideBelow: 1200, cell: ({ seller }) => seller.name },
  { id: 'state', head: 'State', width: '120px', cell: ({ state }) => <State of={state} /> },
  {
    id: 'total',
    head: 'Total',
    width: '130px',
    align: 'right',
    sort: 'total',
    cell: ({ total }) => <MoneyText value={total} />,
  },
  {
    id: 'created',
    head: 'Received',
    width: '130px',
    hideBelow: 900,
    sort: 'created',
    cell: ({ createdAt }) => <DateText value={createdAt} ago />,
  },
];
