import { Button, NativeSelect } from '@mantine/core';
import { useMay } from '../api/me.ts';
import type { Job } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { useWrite } from '../api/use-write.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DateText } from '../parts/date-text.tsx';
import { Empty } from '../parts/empty.tsx';
import { Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { State } from '../parts/state.tsx';
import { stateWords } from '../parts/state-words.ts';
import { useFilters } from '../parts/use-filters.ts';
import { jobColumns, DriveAgain } from './columns.tsx';
import classes from './jobs.module.css';
import { jobKinds, jobWords } from './words.ts';

const statuses = ['pending', 'queued', 'running', 'failing', 'dead', 'done'];

/** Every job, newest first, by status, kind and reason. */
export function JobList() {
  const { filters, set, any, clear } = useFilters(['status', 'verb', 'reason']);
  const list = useList<Job>('/api/jobs', filters);
  const redrive = useWrite();
  const mayRedrive = useMay('jobs.write');
  const redriving = {
    redrive: mayRedrive ? ({ id }: Job) => redrive.mutate({ path: `/api/jobs/${id}/redrive`, body: {} }) : undefined,
    busy: redrive.isPending,
  };
  return (
    <Section
      title="Jobs"
      aside={
        <div className={classes.filters}>
          <NativeSelect
            aria-label="Status"
            value={filters.status ?? ''}
            data={[
              { value: '', label: 'Every status' },
              ...statuses.map((value) => ({ value, label: stateWords(value).word })),
            ]}
            onChange={({ currentTarget: { value } }) => set('status', value)}
          />
          <NativeSelect
            aria-label="Kind"
            value={filters.verb ?? ''}
            data={[{ value: '', label: 'Every kind' }, ...jobKinds.map((value) => ({ value, label: jobWords(value) }))]}
            onChange={({ currentTarget: { value } }) => set('verb', value)}
          />
          {any && (
            <Button variant="subtle" onClick={clear}>
              Show all
            </Button>
          )}
        </div>
      }
    >
      {filters.reason && <p className={classes.calm}>Failed with: {filters.reason}</p>}
      <Problem error={redrive.error} />
      <DataTable
        label="Jobs"
        columns={jobColumns(redriving)}
        rows={list.rows}
        rowKey={({ id }) => id}
        card={(job) => (
          <RowCard
            title={jobWords(job.verb)}
            aside={<State of={job.status} />}
            figure={<DriveAgain job={job} {...redriving} />}
          >
            <DateText value={job.createdAt} ago /> {job.lastError}
          </RowCard>
        )}
        more={list.more}
        error={list.error}
        again={list.again}
        empty={
          <Empty title={any ? 'No such job' : 'No jobs'}>
            {any ? 'Nothing stands like that now.' : 'Work appears here as deals move.'}
          </Empty>
        }
      />
    </Section>
  );
}
