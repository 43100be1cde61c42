import { invoiceList } from '../../domain/lists/shapes.ts';
import type { Invoice } from '../api/types.ts';
import { ListScreen } from '../lists/list-screen.tsx';
import type { Column } from '../parts/column.ts';
import { Empty } from '../parts/empty.tsx';
import { dateWords } from '../parts/formats.ts';
import { Missing, MoneyText } from '../parts/money-text.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { State } from '../parts/state.tsx';
import { FinancePlaces } from './finance-places.tsx';

/** Everything that is billed or will be, over all orders. */
export default function InvoiceList() {
  return (
    <ListScreen<Invoice>
      shape={invoiceList}
      columns={columns}
      rowKey={({ id }) => id}
      href={({ orderId }) => `/orders/${orderId}`}
      card={(invoice) => (
        <RowCard
          title={invoice.account.name}
          aside={<Standing invoice={invoice} />}
          figure={<MoneyText value={invoice.amount} />}
        >
          {nameOf(invoice)}, due {dateWords(invoice.dueOn)}
        </RowCard>
      )}
      empty={<Empty title="No invoice yet">Invoices are drafted when finance accepts an order.</Empty>}
    >
      <FinancePlaces />
    </ListScreen>
  );
}

const nameOf = ({ number, order, ordinal }: Invoice): string =>
  number ? `I-${number}` : `${order.number} / ${ordinal}`;

function Standing({ invoice: { overdue, state, milestone } }: { invoice: Invoice }) {
  if (state === 'draft' && milestone !== null)
    return (
      <span title={`Waits for ${milestone}; its days are expected`}>
        <State of={state} word="Waiting" />
      </span>
    );
  return <State of={overdue ? 'overdue' : state} />;
}

const columns: Column<Invoice>[] = [
  { id: 'number', head: 'Invoice', width: '120px', cell: nameOf },
  { id: 'account', head: 'Customer', cell: ({ account }) => account.name },
  { id: 'order', head: 'Order', width: '96px', hideBelow: 900, cell: ({ order }) => order.number },
  {
    id: 'period',
    head: 'Period',
    width: '210px',
    hideBelow: 1200,
    cell: ({ period }) => `${dateWords(period.from)} to ${dateWords(period.to)}`,
  },
  { id: 'state', head: 'State', width: '120px', cell: (invoice) => <Standing invoice={invoice} /> },
  {
    id: 'amount',
    head: 'Amount',
    width: '130px',
    align: 'right',
    sort: 'amount',
    cell: ({ amount }) => <MoneyText value={amount} />,
  },
  {
    id: 'issue',
    head: 'Issue',
    width: '120px',
    align: 'right',
    sort: 'issue',
    cell: ({ issueOn }) => dateWords(issueOn),
  },
  { id: 'due', head: 'Due', width: '120px', align: 'right', sort: 'due', cell: ({ dueOn }) => dateWords(dueOn) },
  {
    id: 'settled',
    head: 'Paid',
    width: '120px',
    align: 'right',
    hideBelow: 1200,
    cell: ({ settledOn }) => (settledOn ? dateWords(settledOn) : <Missing what="Not paid" />),
  },
];
