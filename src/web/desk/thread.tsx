import type { DeskRequest } from '../api/types.ts';
import { factWords } from '../deal/fact-words.ts';
import { DateText } from '../parts/date-text.tsx';
import { Person } from '../parts/person.tsx';
import classes from './desk.module.css';

/** Everything that was said and done, oldest first. */
export function Thread({ request }: { request: DeskRequest }) {
  return (
    <ol className={classes.thread}>
      {request.thread.map(({ id, type, by, at, message, to, clock, satisfied }) => {
        const { words, deed } = factWords(type, { subject: request.subject, clock, satisfied });
        return (
          <li key={id} data-side={by?.id === request.askedBy.id ? 'requester' : 'desk'}>
            <p>
              {deed && (
                <strong>
                  <Person who={by} />{' '}
                </strong>
              )}
              {words}
              {to && (
                <>
                  {' to '}
                  <Person who={to} within />
                </>
              )}{' '}
              <span className={classes.muted}>
                <DateText value={at} ago />
              </span>
            </p>
            {message && <blockquote>{message}</blockquote>}
          </li>
        );
      })}
    </ol>
  );
}
