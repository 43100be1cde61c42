import { useSees } from '../api/me.ts';
import type { ApprovalRow } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DateText } from '../parts/date-text.tsx';
import { Due } from '../parts/due.tsx';
import { Empty } from '../parts/empty.tsx';
import { MoneyText } from '../parts/money-text.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { State } from '../parts/state.tsx';
import { columns } from './columns.tsx';
import { dealWords } from './row-words.ts';
import { filtersOf, type View } from './view.ts';

const doneColumns: Column<ApprovalRow>[] = [
  ...columns.filter(({ id }) => id !== 'close'),
  {
    id: 'decision',
    head: 'Decision',
    width: '160px',
    cell: ({ decision }) => decision && <State of={decision} />,
  },
  { id: 'state', head: 'Now', width: '140px', cell: ({ state }) => <State of={state} /> },
  {
    id: 'decided',
    head: 'Decided',
    align: 'right',
    width: '124px',
    cell: ({ openedAt }) => <DateText value={openedAt} ago />,
  },
];

const watchedColumns: Column<ApprovalRow>[] = [
  ...columns,
  { id: 'state', head: 'Now', width: '140px', cell: ({ state }) => <State of={state} /> },
];

/** What one follows and does not decide now: requests of watched deals, or what one decided and what became of it. */
export function Followed({ view }: { view: View }) {
  const { rows, error, more, again } = useList<ApprovalRow>('/api/approvals', filtersOf(view));
  const seesMargin = useSees('margin');
  const isDone = view.section === 'done';
  return (
    <DataTable
      label={isDone ? 'Decided by me' : 'Requests of deals I watch'}
      rowHeight={48}
      columns={(isDone ? doneColumns : watchedColumns).filter(({ id }) => seesMargin || id !== 'margin')}
      rows={rows}
      rowKey={({ id, step }) => `${id} ${step?.id}`}
      href={({ id }) => `/approvals/${id}`}
      card={(row) => <FollowedCard row={row} />}
      {...{ error, more, again }}
      empty={
        view.q !== null ? (
          <Empty title="Nothing fits the search" />
        ) : isDone ? (
          <Empty title="You have not decided anything yet">
            Every decision you make is kept here with what you saw.
          </Empty>
        ) : (
          <Empty title="Nothing is being decided on the deals you watch" />
        )
      }
    />
  );
}

function FollowedCard({ row }: { row: ApprovalRow }) {
  const { account, tcv, decision, state, openedAt } = row;
  return (
    <RowCard title={dealWords(row)} aside={<State of={decision ?? state} />} figure={<MoneyText value={tcv} whole />}>
      {account.name}, {decision || !row.dueAt ? <DateText value={openedAt} ago /> : <Due {...row} />}
    </RowCard>
  );
}
