import type { JobOverview } from '../api/types.ts';
import { numberWords } from '../parts/formats.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import classes from './jobs.module.css';

type Hour = JobOverview['hours'][number];

/** Jobs done and tries that failed, hour by hour; the same numbers as a table for who asks. */
export function Hours({ hours }: { hours: readonly Hour[] }) {
  const most = Math.max(1, ...hours.map(({ done, failed }) => done + failed));
  const total = (of: 'done' | 'failed') => counted(hours.reduce((sum, hour) => sum + hour[of], 0));
  const share = (count: number) => `${(count / most) * 100}%`;
  return (
    <div className={classes.hours}>
      <p className={classes.legend}>
        <span data-of="done">{total('done')} done</span>
        <span data-of="failed">{total('failed')} failed tries</span>
        <span className={classes.calm}>most in an hour: {counted(most)}</span>
      </p>
      <div className={classes.bars} aria-hidden="true">
        {hours.map(({ hour, done, failed }) => (
          <div key={hour} title={`${hourWords(hour)}: ${counted(done)} done, ${counted(failed)} failed`}>
            <i data-of="failed" style={{ height: share(failed) }} />
            <i data-of="done" style={{ height: share(done) }} />
          </div>
        ))}
      </div>
      <p className={classes.axis} aria-hidden="true">
        {hours
          .filter((_, at) => at % 6 === 5)
          .map(({ hour }) => (
            <span key={hour}>{hourWords(hour)}</span>
          ))}
      </p>
      <details className={classes.asTable}>
        <summary>As a table</summary>
        <PlainTable
          label="Jobs by hour"
          rows={hours.filter(({ done, failed }) => done + failed > 0)}
          rowKey={({ hour }) => hour}
          columns={[
            { id: 'hour', head: 'Hour', cell: ({ hour }) => hourWords(hour) },
            { id: 'done', head: 'Done', align: 'right', cell: ({ done }) => counted(done) },
            { id: 'failed', head: 'Failed tries', align: 'right', cell: ({ failed }) => counted(failed) },
          ]}
        />
      </details>
    </div>
  );
}

const hourWords = (instant: string): string =>
  new Date(instant).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });

const counted = (count: number): string => numberWords(String(count));
