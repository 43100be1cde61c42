import { approvalList } from '../../domain/lists/shapes.ts';
import type { ApprovalRow } from '../api/types.ts';
import { ListScreen } from '../lists/list-screen.tsx';
import type { Column } from '../parts/column.ts';
import { DateText } from '../parts/date-text.tsx';
import { Due } from '../parts/due.tsx';
import { Empty } from '../parts/empty.tsx';
import { Missing, MoneyText } from '../parts/money-text.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { State } from '../parts/state.tsx';
import { columns as waiting } from './columns.tsx';
import { ApprovalPlaces } from './places.tsx';
import { dealWords } from './row-words.ts';

/** Every request for approval that one may see, decided or not. */
export default function AllRequests() {
  return (
    <ListScreen<ApprovalRow>
      shape={approvalList}
      columns={columns}
      // What one's own seats alone say has its place in the inbox.
      without={['snoozed', 'alone']}
      rowHeight={48}
      rowKey={({ id, step }) => `${id} ${step?.id}`}
      href={({ id }) => `/approvals/${id}`}
      card={(row) => (
        <RowCard title={dealWords(row)} aside={<State of={row.state} />} figure={<MoneyText value={row.tcv} whole />}>
          {row.account.name}, <DateText value={row.submittedAt} ago />
        </RowCard>
      )}
      empty={<Empty title="No request yet">A quote that the policy does not find standard asks for approval.</Empty>}
    >
      <ApprovalPlaces />
    </ListScreen>
  );
}

const kept = waiting
  .filter(({ id }) => id !== 'close')
  .map((column) => (column.id === 'tcv' ? { ...column, sort: 'tcv' } : column));

const columns: Column<ApprovalRow>[] = [
  ...kept,
  { id: 'state', head: 'State', width: '120px', cell: ({ state }) => <State of={state} /> },
  {
    id: 'step',
    head: 'Now at',
    width: '150px',
    hideBelow: 1600,
    cell: ({ step }) => (step?.status === 'open' ? step.label : <Missing what="Waits on nobody" />),
  },
  {
    id: 'due',
    head: 'Due',
    width: '132px',
    align: 'right',
    sort: 'due',
    cell: (row) => (row.dueAt || row.heldAt ? <Due {...row} /> : <Missing what="Nothing is due" />),
  },
  {
    id: 'close',
    head: 'Closes',
    width: '108px',
    align: 'right',
    sort: 'close',
    hideBelow: 1720,
    cell: ({ customerCloseDate }) => <DateText value={customerCloseDate} />,
  },
  {
    id: 'owner',
    head: 'Owner',
    width: '124px',
    hideBelow: 1720,
    cell: ({ owner }) => owner.name,
  },
  {
    id: 'submitted',
    head: 'Submitted',
    width: '104px',
    align: 'right',
    sort: 'submitted',
    cell: ({ submittedAt }) => <DateText value={submittedAt} ago />,
  },
];
