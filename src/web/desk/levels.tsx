import type { DeskLevels } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import type { Column } from '../parts/column.ts';
import { Empty } from '../parts/empty.tsx';
import { minutesWords, ratioWords } from '../parts/formats.ts';
import { Missing } from '../parts/money-text.tsx';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import classes from './desk.module.css';

/** Whether the desk keeps what it promises, by quarter and type. */
export default function Levels() {
  const { data, error, refetch } = useResource<{ items: DeskLevels[] }>('/api/reports/desk-levels');
  if (!data) return error ? <Problem error={error} again={() => void refetch()} /> : <PageLoading />;
  const { items } = data.body;
  const quarters = [...new Set(items.map(({ quarter }) => quarter))];
  return (
    <Page
      title="Response times of the desk"
      beneath="Kept: done within the promised opening time. Missed: done later, or open and overdue. Times are medians of opening time, without the time that a request rested. Withdrawn requests do not count."
    >
      {items.length === 0 && <Empty title="No request yet">What the desk was asked is counted here by quarter.</Empty>}
      {quarters.map((quarter) => (
        <Section key={quarter} title={quarter.replace('-', ', ')}>
          <PlainTable
            label={`Response times in ${quarter}`}
            columns={columns}
            rows={items.filter((item) => item.quarter === quarter)}
            rowKey={({ type }) => type.name}
          />
        </Section>
      ))}
    </Page>
  );
}

type Kept = DeskLevels['firstResponse'];

const columns: readonly Column<DeskLevels>[] = [
  { id: 'type', head: 'Type', cell: ({ type }) => type.title },
  { id: 'asked', head: 'Asked', width: '8%', align: 'right', cell: ({ asked }) => asked },
  {
    id: 'first',
    head: 'First response kept',
    width: '16%',
    align: 'right',
    cell: ({ firstResponse }) => share(firstResponse),
  },
  { id: 'firstTime', head: 'Median', width: '14%', align: 'right', cell: ({ firstResponse }) => median(firstResponse) },
  {
    id: 'resolution',
    head: 'Resolution kept',
    width: '16%',
    align: 'right',
    cell: ({ resolution }) => share(resolution),
  },
  { id: 'resolutionTime', head: 'Median', width: '14%', align: 'right', cell: ({ resolution }) => median(resolution) },
  {
    id: 'satisfied',
    head: 'Satisfied',
    width: '12%',
    align: 'right',
    cell: ({ satisfied, notSatisfied }) => ofAll(satisfied, satisfied + notSatisfied),
  },
];

const share = ({ met, missed }: Kept) => ofAll(met, met + missed);

function ofAll(part: number, all: number) {
  if (all === 0) return <Missing what="Nothing to count" />;
  return (
    <>
      {ratioWords(String(part / all), 0)}{' '}
      <span className={classes.muted}>
        {part} of {all}
      </span>
    </>
  );
}

const median = ({ medianMinutes }: Kept) =>
  medianMinutes === null ? <Missing what="Nothing done" /> : minutesWords(medianMinutes);
