import type { JobOverview } from '../api/types.ts';
import { numberWords } from '../parts/formats.ts';
import { State } from '../parts/state.tsx';
import classes from './jobs.module.css';
import { lengthWords, secondsBetween } from './words.ts';

type Process = JobOverview['processes'][number];

const roles: Record<Process['role'], string> = { all: 'Requests and work', api: 'Requests', worker: 'Work' };

/** Every process that was heard of in the last hour, by what it says of itself. */
export function Processes({ processes, at }: { processes: readonly Process[]; at: string }) {
  if (processes.length === 0) return <p className={classes.calm}>No process has reported yet.</p>;
  return (
    <ul className={classes.processes}>
      {processes.map((process) => (
        <li key={process.id} data-silent={!process.alive || undefined}>
          <h3>
            {process.host} · {process.pid}
            {process.alive ? (
              <State of="alive" word="Runs" tone="good" />
            ) : (
              <State of="silent" word={`Silent for ${lengthWords(secondsBetween(process.seenAt, at))}`} tone="bad" />
            )}
          </h3>
          <p className={classes.calm}>
            {roles[process.role]}, version {process.version}, up {lengthWords(secondsBetween(process.startedAt, at))}
          </p>
          <dl>
            {factsOf(process).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function factsOf({ pool, worker }: Process): [name: string, value: string][] {
  const connections = `${pool.used} of ${pool.size} in use${pool.waiting > 0 ? `, ${pool.waiting} requests wait` : ''}`;
  if (!worker) return [['Connections', connections]];
  const { printer, queue, places, running, mail } = worker;
  const of = (outcome: string) => sum(worker.outcomes.filter((each) => each.outcome === outcome));
  const printed = printer.papers.find(({ outcome }) => outcome === 'printed');
  const failed = sum(printer.papers.filter(({ outcome }) => outcome !== 'printed'));
  return [
    [
      'Jobs',
      `${running} of ${places} at once; ${counted(of('done'))} done, ${counted(of('failed') + of('dead'))} failed`,
    ],
    [
      'Printer',
      [
        `${printer.printing} of ${printer.places} pages`,
        printer.waiting > 0 && `${printer.waiting} waiting`,
        printed
          ? `${counted(printed.count)} printed, ${(printed.seconds / printed.count).toFixed(1)} s each`
          : 'none printed',
        failed > 0 && `${counted(failed)} failed`,
      ]
        .filter(Boolean)
        .join('; '),
    ],
    [
      'Queue',
      `${queue.backend === 'redis' ? 'Redis' : 'PostgreSQL'}${queue.fault ? `: ${queue.fault}` : ', reachable'}`,
    ],
    ['Mail', mail === 'sent' ? 'leaves by SMTP_URL' : 'kept: SMTP_URL is not set'],
    ['Connections', connections],
  ];
}

const sum = (counts: readonly { count: number }[]): number => counts.reduce((total, { count }) => total + count, 0);

const counted = (count: number): string => numberWords(String(count));
