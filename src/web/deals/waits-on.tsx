import type { DealRow } from '../api/types.ts';
import { DateText } from '../parts/date-text.tsx';
import classes from './deals.module.css';

/** Who a deal waits on, in one line: the step, the people in the tooltip, and since when. */
export function WaitsOn({ deal: { waitingOn, waitingSince } }: { deal: Pick<DealRow, 'waitingOn' | 'waitingSince'> }) {
  if (waitingOn.length === 0) return null;
  const labels = waitingOn.map(({ label }) => label).join(', ');
  const people = waitingOn.flatMap((one) => one.people.map(({ name }) => name)).join(', ');
  return (
    <span title={people || undefined}>
      {labels}
      {waitingSince && (
        <span className={classes.since}>
          {' · '}
          <DateText value={waitingSince} ago />
        </span>
      )}
    </span>
  );
}
