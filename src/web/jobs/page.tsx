import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useMay } from '../api/me.ts';
import type { Job } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { useWrite } from '../api/use-write.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DateText } from '../parts/date-text.tsx';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { State } from '../parts/state.tsx';
import { stateWords } from '../parts/state-words.ts';
import { wordsFor } from '../parts/words.ts';
import { jobColumns, SendAgain } from './columns.tsx';
import { Counts } from './counts.tsx';

/** What follows from what happened: work waiting, done, and dead letters with a way to send them again. */
export default function Jobs() {
  const [search, setSearch] = useSearchParams();
  const status = search.get('status') ?? '';
  const list = useList<Job>('/api/jobs', { status });
  const redrive = useWrite();
  const mayRedrive = useMay('jobs.write');
  const redriving = {
    redrive: mayRedrive ? ({ id }: Job) => redrive.mutate({ path: `/api/jobs/${id}/redrive`, body: {} }) : undefined,
    busy: redrive.isPending,
  };
  return (
    <Page
      title="Jobs"
      beneath="Every mail, paper and order that follows from a fact. A job is tried again by itself; one that gives up is a dead letter."
      actions={
        <NativeSelect
          aria-label="Status"
          value={status}
          data={[
            { value: '', label: 'Every status' },
            ...statuses.map((value) => ({ value, label: stateWords(value).word })),
          ]}
          onChange={({ currentTarget: { value } }) => setSearch(value ? { status: value } : {}, { replace: true })}
        />
      }
    >
      <Counts />
      <Problem error={redrive.error} />
      <DataTable
        label="Jobs"
        columns={jobColumns(redriving)}
        rows={list.rows}
        rowKey={({ id }) => id}
        card={(job) => (
          <RowCard
            title={wordsFor(job.verb)}
            aside={<State of={job.status} />}
            figure={<SendAgain job={job} {...redriving} />}
          >
            <DateText value={job.createdAt} ago /> {job.lastError}
          </RowCard>
        )}
        more={list.more}
        error={list.error}
        again={list.again}
        empty={
          <Empty title={status === 'dead' ? 'No dead letters' : 'No jobs'}>
            {status === 'dead' ? 'Everything that was to happen has happened.' : 'Work appears here as deals move.'}
          </Empty>
        }
      />
    </Page>
  );
}

const statuses = ['pending', 'queued', 'done', 'dead'];
