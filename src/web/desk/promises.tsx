import type { DeskRequest } from '../api/types.ts';
import { minutesWords, momentWords } from '../parts/formats.ts';
import classes from './desk.module.css';
import { isRunning, PromiseText } from './promise-text.tsx';

/** Both promises with their rule, and why the clocks run or rest. */
export function Promises({ request }: { request: DeskRequest }) {
  const { firstResponse, resolution, office, askedAt, countedFrom, restingSince, state } = request;
  const running = isRunning(request);
  const shifted = Date.parse(countedFrom) > Date.parse(askedAt);
  return (
    <>
      {(
        [
          ['First response', firstResponse],
          ['Resolution', resolution],
        ] as const
      ).map(([name, promise]) => (
        <p key={name} className={classes.promise}>
          <span>{name}</span>
          <span>
            <PromiseText promise={promise} running={running} />
            {promise.dueAt !== null && promise.doneAt === null && running && ` · ${momentWords(promise.dueAt)}`}
          </span>
          <span className={classes.muted}>
            {promise.minutes === null
              ? 'No time is promised for this type.'
              : `Promised within ${minutesWords(promise.minutes)} of opening time.`}
          </span>
        </p>
      ))}
      <p className={classes.rule}>
        {`Counted in the opening hours of ${office.name} (${office.timeZone})`}
        {shifted && `, from ${momentWords(countedFrom)}: it was asked late in the day`}.
        {state === 'waitingOnRequester' &&
          restingSince &&
          ` The clocks rest since ${momentWords(restingSince)}, until the requester answers.`}
      </p>
    </>
  );
}
