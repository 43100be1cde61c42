import { Check, X } from 'lucide-react';
import type { Milestone } from '../api/types.ts';
import { DateText } from '../parts/date-text.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './state-bar.module.css';

type Status = Milestone['status'] | 'skipped';

const said: Record<Status, string> = {
  done: 'done',
  current: 'now',
  ahead: 'ahead',
  failed: 'stopped',
  skipped: 'skipped',
};

/** An approval that did not come about brought the deal back to its owner. */
const wordOf = (name: Milestone['name'], status: Status): string =>
  name === 'approval' && status === 'failed' ? 'returned' : said[status];

/** Where the deal stands on its way from quote to cash. */
export function StateBar({ milestones }: { milestones: readonly Milestone[] }) {
  const reached = milestones.findLastIndex(({ status }) => status !== 'ahead');
  const here = milestones.find(({ status }) => status === 'current' || status === 'failed') ?? milestones[reached];
  return (
    <div className={classes.frame}>
      {here && (
        <p className={classes.here} aria-hidden="true">
          <strong>{wordsFor(here.name)}</strong> {wordOf(here.name, here.status)}, {milestones.indexOf(here) + 1} of{' '}
          {milestones.length}
        </p>
      )}
      <ol className={classes.bar} aria-label="From quote to cash">
        {milestones.map(({ name, status: stated, at }, index) => {
          // Not every way to close passes every milestone.
          const status: Status = stated === 'ahead' && index < reached ? 'skipped' : stated;
          return (
            <li
              key={name}
              className={classes.milestone}
              data-status={status}
              aria-current={status === 'current' ? 'step' : undefined}
            >
              <span className={classes.mark} aria-hidden="true">
                {status === 'done' && <Check size={11} strokeWidth={3} />}
                {status === 'failed' && <X size={11} strokeWidth={3} />}
              </span>
              <span className={classes.name}>{wordsFor(name)}</span>
              <span className={classes.when}>{at ? <DateText value={at.slice(0, 10)} /> : wordOf(name, status)}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
