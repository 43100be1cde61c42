import type { ApprovalRow } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DateText } from '../parts/date-text.tsx';
import { Empty } from '../parts/empty.tsx';
import { State } from '../parts/state.tsx';
import { columns } from './columns.tsx';

const doneColumns: Column<ApprovalRow>[] = [
  ...columns.filter(({ id }) => id !== 'close'),
  { id: 'state', head: 'Now', width: '140px', cell: ({ state }) => <State of={state} /> },
  {
    id: 'decided',
    head: 'Decided',
    align: 'right',
    width: '104px',
    cell: ({ openedAt }) => <DateText value={openedAt} ago />,
  },
];

/** What one has decided, newest first, and what became of it. */
export function DoneList() {
  const { rows, error, more, again } = useList<ApprovalRow>('/api/approvals', { done: true });
  return (
    <DataTable
      label="Decided by me"
      rowHeight={48}
      columns={doneColumns}
      rows={rows}
      rowKey={({ id, step }) => `${id} ${step?.id}`}
      href={({ id }) => `/approvals/${id}`}
      {...{ error, more, again }}
      empty={
        <Empty title="You have not decided anything yet">Every decision you make is kept here with what you saw.</Empty>
      }
    />
  );
}
