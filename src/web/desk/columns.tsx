import type { DeskRequestRow } from '../api/types.ts';
import type { Column } from '../parts/column.ts';
import { DateText } from '../parts/date-text.tsx';
import { Person } from '../parts/person.tsx';
import { State } from '../parts/state.tsx';
import classes from './desk.module.css';
import { isRunning, PromiseText } from './promise-text.tsx';

/** What the queue shows of a request, most telling first. */
export const requestColumns: readonly Column<DeskRequestRow>[] = [
  {
    id: 'request',
    head: 'Request',
    cell: ({ number, subject, type, deal }) => (
      <>
        <span className={classes.subject}>{subject}</span>
        <span className={classes.about}>
          {number} · {type.title} · {deal.number} {deal.name}
        </span>
      </>
    ),
  },
  { id: 'by', head: 'Asked by', width: '118px', hideBelow: 1000, cell: ({ askedBy }) => <Person who={askedBy} /> },
  { id: 'age', head: 'Asked', width: '96px', cell: ({ askedAt }) => <DateText value={askedAt} ago /> },
  {
    id: 'first',
    head: 'First response',
    width: '156px',
    cell: (row) => <PromiseText promise={row.firstResponse} running={isRunning(row)} />,
  },
  {
    id: 'resolution',
    head: 'Resolution',
    width: '156px',
    cell: (row) => <PromiseText promise={row.resolution} running={isRunning(row)} />,
  },
  { id: 'owner', head: 'Works on it', width: '118px', hideBelow: 900, cell: ({ owner }) => <Person who={owner} /> },
  { id: 'state', head: 'State', width: '150px', cell: ({ state }) => <State of={state} /> },
];
