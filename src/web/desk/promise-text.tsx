import type { DeskRequestRow } from '../api/types.ts';
import { dueWords, minutesWords, momentWords } from '../parts/formats.ts';
import { Missing } from '../parts/money-text.tsx';
import classes from './desk.module.css';

type Promised = DeskRequestRow['firstResponse'];

/** How a promise of the desk stands: when it is due, that it is overdue, or how long it took. */
export function PromiseText({ promise, running }: { promise: Promised; running: boolean }) {
  const { dueAt, doneAt, took, met, overdue } = promise;
  if (doneAt !== null) {
    const words = took === null ? 'done' : minutesWords(took);
    return (
      <span className={met === false ? classes.late : classes.muted} title={momentWords(doneAt)}>
        {met === false ? `late, ${words}` : words}
      </span>
    );
  }
  if (dueAt === null) return <Missing what="Nothing promised" />;
  if (!running) return <span className={classes.muted}>rests</span>;
  return (
    <time dateTime={dueAt} title={momentWords(dueAt)} className={overdue ? classes.late : undefined}>
      {dueWords(dueAt)}
    </time>
  );
}

/** Whether the clocks of a request run. */
export const isRunning = ({ state }: Pick<DeskRequestRow, 'state'>): boolean => state === 'asked' || state === 'inWork';
