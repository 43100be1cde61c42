import { Button, SegmentedControl, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from 'react-router';
import { useMay } from '../api/me.ts';
import type { DeskRequestRow } from '../api/types.ts';
import { type Filters, useList } from '../api/use-list.ts';
import { useWrite } from '../api/use-write.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { State } from '../parts/state.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { requestColumns } from './columns.tsx';
import classes from './desk.module.css';
import { isRunning, PromiseText } from './promise-text.tsx';
import { useRequestTypes } from './use-request-types.ts';

interface View {
  label: string;
  filter: Filters;
  empty: string;
}

const views = {
  unassigned: {
    label: 'Nobody’s',
    filter: { unassigned: true, sort: 'due' },
    empty: 'Every request has somebody who works on it.',
  },
  mine: { label: 'Mine', filter: { mine: true, open: true, sort: 'due' }, empty: 'You work on no request now.' },
  open: { label: 'All open', filter: { open: true, sort: 'due' }, empty: 'No request is open.' },
  asked: {
    label: 'Asked by me',
    filter: { askedByMe: true, sort: 'asked' },
    empty: 'Ask the desk from the page of a deal.',
  },
  ended: { label: 'Ended', filter: { open: false, sort: 'asked' }, empty: 'No request has ended yet.' },
} satisfies Record<string, View>;
type ViewName = keyof typeof views;

const isView = (name: string | null): name is ViewName => name !== null && Object.hasOwn(views, name);

/** The queue of the desk: what it owes to whom, what is due first on top. */
export default function Desk() {
  const works = useMay('desk.work');
  const mayReport = useMay('report.read');
  const { filters, set } = useFilters(['view', 'type']);
  const shown = (Object.keys(views) as ViewName[]).filter((name) => works || !['unassigned', 'mine'].includes(name));
  const usual: ViewName = works ? 'open' : 'asked';
  const name = isView(filters.view) && shown.includes(filters.view) ? filters.view : usual;
  const list = useList<DeskRequestRow>('/api/desk-requests', { ...views[name].filter, type: filters.type });
  const types = useRequestTypes();
  const take = useTake();
  return (
    <Page
      title="Desk"
      actions={
        mayReport && (
          <Button component={Link} to="/desk/levels" variant="default">
            Response times
          </Button>
        )
      }
    >
      <search className={classes.filters}>
        <SegmentedControl
          aria-label="Which requests"
          size="xs"
          value={name}
          data={shown.map((value) => ({ value, label: views[value].label }))}
          onChange={(view) => set('view', view === usual ? null : view)}
        />
        <Select
          aria-label="Type"
          placeholder="Any type"
          clearable
          w={200}
          data={types.map((type) => ({ value: type.name, label: type.title }))}
          value={filters.type}
          onChange={(type) => set('type', type)}
        />
      </search>
      <DataTable
        label="Requests to the desk"
        columns={requestColumns}
        rows={list.rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/desk/${id}`}
        card={(row) => <RequestCard row={row} />}
        rowHeight={46}
        rowKeys={works ? [{ keys: 't', does: 'Take the request', run: take }] : []}
        more={list.more}
        error={list.error}
        again={list.again}
        empty={
          <Empty title="Nothing here">{filters.type ? 'Choose another type to see more.' : views[name].empty}</Empty>
        }
      />
    </Page>
  );
}

function RequestCard({ row }: { row: DeskRequestRow }) {
  const due = row.firstResponse.doneAt === null ? row.firstResponse : row.resolution;
  return (
    <RowCard
      title={row.subject}
      aside={<State of={row.state} />}
      figure={<PromiseText promise={due} running={isRunning(row)} />}
    >
      {row.number}, {row.type.title}, {row.deal.name}
    </RowCard>
  );
}

/** Takes a request without leaving the list; one that somebody has is left to them. */
function useTake(): (row: DeskRequestRow) => void {
  const { mutate } = useWrite({
    onDone: () => notifications.show({ message: 'The request is yours.' }),
    onRefused: (problem) => notifications.show({ color: 'red.9', message: problem.message }),
  });
  return ({ id, state, etagVersion }) => {
    if (state !== 'asked') {
      notifications.show({ message: 'Somebody works on it already: open it to take it over.' });
      return;
    }
    mutate({ path: `/api/desk-requests/${id}/take`, body: {}, ifMatch: `"v${etagVersion}"` });
  };
}
