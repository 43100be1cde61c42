import { Link } from 'react-router';
import type { ApprovalStep } from '../api/types.ts';
import { Due } from '../parts/due.tsx';
import { dateWords, momentWords } from '../parts/formats.ts';
import classes from './decision.module.css';

/** By when a step is to be decided, and by which office's hours that was counted. */
export function StepClock({ step }: { step: ApprovalStep }) {
  const { status, dueAt, clock, held, escalatedAt } = step;
  if (status !== 'open' || !clock) return null;
  const office = clock.calendarId ? <Link to={`/calendars/${clock.calendarId}`}>{clock.office}</Link> : clock.office;
  return (
    <div className={classes.clock}>
      {held ? (
        <p>
          <strong>On hold</strong> by {held.by.name} since {momentWords(held.at)}
          {held.until && `, until ${dateWords(held.until)}`}: “{held.reason}” The clock stands.
        </p>
      ) : (
        dueAt && (
          <p>
            {!step.yours && `${step.label}: `}
            <strong>
              <Due dueAt={dueAt} office={clock.office} />
            </strong>
            , {momentWords(dueAt)}
            {escalatedAt && '. Managers and desk were told that it is overdue'}
          </p>
        )
      )}
      <p className={classes.rule}>
        {clock.within} business hours of {office}. Reminders at 50 and 80 %; silence never approves.
      </p>
    </div>
  );
}
