import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { Job } from '../api/types.ts';
import type { Column } from '../parts/column.ts';
import { DateText } from '../parts/date-text.tsx';
import { State } from '../parts/state.tsx';
import { jobWords } from './words.ts';

interface Redriving {
  /** Absent for whom it is not allowed. */
  redrive?: (job: Job) => void;
  busy: boolean;
}

/** A job in a row: what it does, how it stands, why it failed, and driving a dead letter again. */
export function jobColumns({ redrive, busy }: Redriving): Column<Job>[] {
  return [
    { id: 'verb', head: 'Job', width: '190px', cell: ({ verb, key }) => <span title={key}>{jobWords(verb)}</span> },
    { id: 'status', head: 'Status', width: '100px', cell: ({ status }) => <State of={status} /> },
    { id: 'attempts', head: 'Tries', width: '60px', align: 'right', cell: ({ attempts }) => attempts },
    {
      id: 'error',
      head: 'Reason',
      cell: ({ lastError }) => <span title={lastError ?? undefined}>{lastError}</span>,
    },
    {
      id: 'deal',
      head: 'Deal',
      width: '90px',
      hideBelow: 900,
      cell: ({ dealId }) => dealId && <Link to={`/deals/${dealId}`}>Open deal</Link>,
    },
    {
      id: 'created',
      head: 'Since',
      width: '110px',
      hideBelow: 900,
      cell: ({ createdAt }) => <DateText value={createdAt} ago />,
    },
    {
      id: 'next',
      head: 'Next try',
      width: '110px',
      hideBelow: 1200,
      cell: ({ status, availableAt }) => status === 'failing' && <DateText value={availableAt} ago />,
    },
    {
      id: 'action',
      head: 'Action',
      width: '110px',
      align: 'right',
      cell: (job) => <DriveAgain job={job} redrive={redrive} busy={busy} />,
    },
  ];
}

/** For a dead letter, and whoever may. */
export function DriveAgain({ job, redrive, busy }: Redriving & { job: Job }) {
  if (job.status !== 'dead' || !redrive) return null;
  return (
    <Button size="compact-xs" variant="light" disabled={busy} onClick={() => redrive(job)}>
      Drive again
    </Button>
  );
}
