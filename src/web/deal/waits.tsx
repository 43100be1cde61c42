import { Link } from 'react-router';
import type { Deal } from '../api/types.ts';
import { DateText } from '../parts/date-text.tsx';
import { Due } from '../parts/due.tsx';
import { People } from '../parts/person.tsx';
import classes from './deal.module.css';

/** Who the deal waits on, and since when. */
export function Waits({ deal: { waitingOn, waitingSince, approvals } }: { deal: Deal }) {
  if (waitingOn.length === 0) return null;
  const asking = approvals.find(({ state }) => state === 'asking');
  return (
    <p className={classes.waits}>
      <strong>Waits on </strong>
      {waitingOn.map(({ label, people }, index) => (
        <span key={label}>
          {index > 0 && ' and '}
          {label}
          {people.length > 0 && (
            <>
              {' ('}
              <People who={people} />)
            </>
          )}
        </span>
      ))}
      {waitingSince && (
        <span className={classes.muted}>
          {', since '}
          <DateText value={waitingSince} ago />
        </span>
      )}
      {asking && (asking.dueAt || asking.onHold) && (
        <>
          {', '}
          <Link to={`/approvals/${asking.id}`}>
            <Due dueAt={asking.dueAt} heldAt={asking.dueAt ? null : asking.submittedAt} />
          </Link>
        </>
      )}
    </p>
  );
}
