import { VisuallyHidden } from '@mantine/core';
import type { ApprovalRow } from '../api/types.ts';
import classes from './inbox.module.css';

/** What is asked, in the rules' own words: the first reason, and how many more there are. */
export function Asked({ row: { because, step } }: { row: Pick<ApprovalRow, 'because' | 'step'> }) {
  // No rule gave a reason: the step's name says it.
  const [first = step?.label ?? 'Approval', ...others] = because;
  return (
    <span className={classes.asked} title={because.join('\n')}>
      <span className={classes.reason}>{first}</span>
      {others.length > 0 && (
        <span className={classes.more}>
          +{others.length}
          <VisuallyHidden> more</VisuallyHidden>
        </span>
      )}
    </span>
  );
}
