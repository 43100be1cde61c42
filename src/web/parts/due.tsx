import { dueWords, isOverdue, momentWords } from './formats.ts';
import classes from './due.module.css';

interface DueProps {
  dueAt: string | null | undefined;
  /** On hold since then: no time runs. */
  heldAt?: string | null;
  heldUntil?: string | null;
  /** Whose opening hours count, for the tooltip. */
  office?: string;
}

/** When a decision is due, in words; red once it is over, quiet on hold, nothing where nothing is due. */
export function Due({ dueAt, heldAt, heldUntil, office }: DueProps) {
  if (heldAt) {
    return (
      <span className={classes.held} title={heldUntil ? `The clock goes on ${momentWords(heldUntil)}` : undefined}>
        On hold
      </span>
    );
  }
  if (!dueAt) return null;
  const overdue = isOverdue(dueAt);
  return (
    <time
      dateTime={dueAt}
      className={overdue ? classes.overdue : undefined}
      title={`Due ${momentWords(dueAt)}${office ? `, by the opening hours of ${office}` : ''}`}
    >
      {dueWords(dueAt)}
    </time>
  );
}
