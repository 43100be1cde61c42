import { Skeleton } from '@mantine/core';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { JobOverview } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { numberWords } from '../parts/formats.ts';
import { Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { Failures } from './failures.tsx';
import { Held } from './held.tsx';
import { Hours } from './hours.tsx';
import classes from './jobs.module.css';
import { Kinds } from './kinds.tsx';
import { Processes } from './processes.tsx';
import { adviceOn, lengthWords, secondsBetween } from './words.ts';

/** Processes report that often, and say nothing to open screens. */
const readAgain = 5_000;

/** How the work stands: what to do first, then the figures, then where they come from. */
export function Overview() {
  const { data, error, refetch } = useResource<JobOverview>('/api/jobs/overview', { every: () => readAgain });
  if (!data) return error ? <Problem error={error} again={() => void refetch()} /> : <Skeleton height={320} />;
  const { body } = data;
  return (
    <>
      <AdviceList overview={body} />
      <Figures overview={body} />
      <div className={classes.halves}>
        <Section title="By kind">
          <Kinds kinds={body.kinds} at={body.at} />
        </Section>
        <Section title="The last 24 hours">
          <Hours hours={body.hours} />
        </Section>
      </div>
      <Failures groups={body.failures} />
      <Section title="Processes">
        <Processes processes={body.processes} at={body.at} />
      </Section>
      <Held held={body.held} processes={body.processes} at={body.at} />
    </>
  );
}

function AdviceList({ overview }: { overview: JobOverview }) {
  const advice = adviceOn(overview);
  return (
    <ul className={classes.advice} aria-label="What to do">
      {advice.length === 0 && (
        <li data-tone="good">
          <CircleCheck size={16} aria-hidden="true" />
          <p>
            <strong>Everything runs.</strong> Nothing is late, nothing fails.
          </p>
        </li>
      )}
      {advice.map(({ tone, what, todo }) => (
        <li key={what} data-tone={tone}>
          <TriangleAlert size={16} aria-hidden="true" />
          <p>
            <strong>{what}</strong> {todo}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Figures({ overview: { at, kinds, processes, lagSeconds } }: { overview: JobOverview }) {
  const sum = (of: 'waiting' | 'running' | 'failing' | 'dead' | 'done') =>
    kinds.reduce((total, kind) => total + kind[of], 0);
  const oldest = kinds.flatMap(({ oldestWaiting }) => oldestWaiting ?? []).toSorted()[0];
  const workers = processes.filter(({ alive }) => alive).flatMap(({ worker }) => worker ?? []);
  const places = workers.reduce((total, worker) => total + worker.places, 0);
  const queues = [...new Set(workers.map(({ queue }) => queue.backend))];
  const printers = workers.map(({ printer }) => printer);
  const papers = (of: 'places' | 'printing' | 'waiting') => printers.reduce((total, printer) => total + printer[of], 0);
  const figures: { name: string; value: string; more?: string; tone?: 'bad' | 'wait' }[] = [
    {
      name: 'Waiting',
      value: counted(sum('waiting')),
      more: oldest && `oldest ${lengthWords(secondsBetween(oldest, at))}`,
    },
    { name: 'Running', value: counted(sum('running')), more: `of ${counted(places)} at once` },
    {
      name: 'Failing',
      value: counted(sum('failing')),
      more: 'to be tried again',
      ...(sum('failing') > 0 && { tone: 'wait' }),
    },
    { name: 'Given up', value: counted(sum('dead')), more: 'dead letters', ...(sum('dead') > 0 && { tone: 'bad' }) },
    { name: 'Done', value: counted(sum('done')), more: 'in 24 hours' },
    {
      name: 'Outbox lag',
      value: lengthWords(lagSeconds),
      more: 'until it is taken up',
      ...(lagSeconds > 120 && { tone: 'bad' }),
    },
    {
      name: 'Queue',
      value: queues.map((backend) => (backend === 'redis' ? 'Redis' : 'PostgreSQL')).join(', ') || 'None',
      more:
        queues.length === 0 ? 'no worker' : workers.some(({ queue }) => queue.fault) ? 'not reachable' : 'reachable',
      ...(workers.some(({ queue }) => queue.fault) && { tone: 'bad' }),
    },
    {
      name: 'Printer',
      value: `${papers('printing')} of ${papers('places')}`,
      more: papers('waiting') > 0 ? `${papers('waiting')} waiting for a page` : 'pages in use',
    },
  ];
  return (
    <dl className={classes.figures}>
      {figures.map(({ name, value, more, tone }) => (
        <div key={name} data-tone={tone}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          <dd className={classes.more}>{more ?? ' '}</dd>
        </div>
      ))}
    </dl>
  );
}

const counted = (count: number): string => numberWords(String(count));
