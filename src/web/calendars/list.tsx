import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay } from '../api/me.ts';
import type { CalendarRow } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { dateWords } from '../parts/formats.ts';
import { Page } from '../parts/page.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { Attribution } from './attribution.tsx';
import { hoursWords } from './hours-words.ts';
import { isOpenAt, localTime, useNow } from './local-time.ts';

/** The offices: by their opening hours and holidays every deadline is counted. */
export default function CalendarList() {
  const { data, error, refetch } = useResource<{ items: CalendarRow[] }>('/api/calendars');
  const mayWrite = useMay('calendar.write');
  return (
    <Page
      title="Calendars"
      beneath="Business hours are counted by the opening hours and holidays of an office."
      actions={
        mayWrite && (
          <Button component={Link} to="/calendars/new">
            New office
          </Button>
        )
      }
    >
      <DataTable
        label="Calendars"
        columns={columns}
        rows={data?.body.items}
        rowKey={({ id }) => id}
        href={({ id }) => `/calendars/${id}`}
        card={(row) => (
          <RowCard title={row.name} aside={<Now row={row} />}>
            {hoursWords(row.hours)}
          </RowCard>
        )}
        more={undefined}
        error={error}
        again={() => void refetch()}
        empty={
          <Empty title="No office has a calendar">
            Until one has, deadlines count Monday to Friday, 09:00 to 17:00 UTC, without holidays.
          </Empty>
        }
      />
      <Attribution />
    </Page>
  );
}

function Now({ row }: { row: CalendarRow }) {
  const now = useNow();
  const { time } = localTime(row.timeZone, now);
  return (
    <span>
      {time}, {isOpenAt(row, row.nextHolidays, now) ? 'open' : 'closed'}
    </span>
  );
}

const columns: Column<CalendarRow>[] = [
  { id: 'name', head: 'Office', width: '150px', cell: ({ name }) => name },
  { id: 'now', head: 'Time there', width: '130px', cell: (row) => <Now row={row} /> },
  { id: 'hours', head: 'Opening hours', cell: ({ hours }) => hoursWords(hours) },
  {
    id: 'holiday',
    head: 'Next holiday',
    width: '230px',
    hideBelow: 1000,
    cell: ({ nextHolidays: [next] }) => (next ? `${dateWords(next.date)}, ${next.name}` : 'None known'),
  },
  { id: 'people', head: 'People', align: 'right', width: '80px', hideBelow: 700, cell: ({ people }) => people },
  {
    id: 'state',
    head: 'State',
    width: '150px',
    cell: ({ version, changeProposed }) =>
      changeProposed ? (version === 0 ? 'Proposed' : 'Change proposed') : `Version ${version}`,
  },
];
