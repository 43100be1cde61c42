import { Check, X } from 'lucide-react';
import type { Milestone } from '../api/types.ts';
import { DateText } from '../parts/date-text.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './state-bar.module.css';

const said: Record<Milestone['status'], string> = {
  done: 'done',
  current: 'now',
  ahead: 'ahead',
  failed: 'failed',
};

/** Where the deal stands on its way from quote to cash. */
export function StateBar({ milestones }: { milestones: readonly Milestone[] }) {
  return (
    <ol className={classes.bar} aria-label="From quote to cash">
      {milestones.map(({ name, status, at }) => (
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
          <span className={classes.when}>{at ? <DateText value={at.slice(0, 10)} /> : said[status]}</span>
        </li>
      ))}
    </ol>
  );
}
