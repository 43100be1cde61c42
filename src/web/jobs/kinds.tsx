import { Link } from 'react-router';
import type { JobOverview } from '../api/types.ts';
import type { Column } from '../parts/column.ts';
import { numberWords } from '../parts/formats.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import classes from './jobs.module.css';
import { jobWords, lengthWords, secondsBetween } from './words.ts';

type Kind = JobOverview['kinds'][number];

/** How many jobs of each kind stand where; a number leads to them. */
export function Kinds({ kinds, at }: { kinds: readonly Kind[]; at: string }) {
  if (kinds.length === 0) return <p className={classes.calm}>No job in the last 24 hours.</p>;
  return <PlainTable label="Jobs by kind" rows={kinds} rowKey={({ verb }) => verb} columns={columnsAt(at)} />;
}

const columnsAt = (at: string): Column<Kind>[] => [
  { id: 'kind', head: 'Kind', cell: ({ verb }) => <Link to={`?verb=${verb}`}>{jobWords(verb)}</Link> },
  { id: 'waiting', head: 'Waiting', align: 'right', cell: ({ waiting }) => counted(waiting) },
  {
    id: 'oldest',
    head: 'Oldest',
    align: 'right',
    hideBelow: 500,
    cell: ({ oldestWaiting }) => oldestWaiting && lengthWords(secondsBetween(oldestWaiting, at)),
  },
  { id: 'running', head: 'Running', align: 'right', hideBelow: 500, cell: ({ running }) => counted(running) },
  {
    id: 'failing',
    head: 'Failing',
    align: 'right',
    cell: ({ verb, failing }) => linked(verb, 'failing', failing),
  },
  { id: 'dead', head: 'Given up', align: 'right', cell: ({ verb, dead }) => linked(verb, 'dead', dead) },
  { id: 'done', head: 'Done', align: 'right', cell: ({ done }) => counted(done) },
];

const counted = (count: number) => (count === 0 ? <span className={classes.none}>0</span> : numberWords(String(count)));

const linked = (verb: string, status: string, count: number) =>
  count === 0 ? counted(0) : <Link to={`?status=${status}&verb=${verb}`}>{numberWords(String(count))}</Link>;
