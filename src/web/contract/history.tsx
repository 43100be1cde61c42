import { Skeleton } from '@mantine/core';
import type { TimelineEntry } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { factComment, factWords } from '../deal/fact-words.ts';
import { DateText } from '../parts/date-text.tsx';
import { Person } from '../parts/person.tsx';
import { Problem } from '../parts/problem.tsx';
import classes from './history.module.css';

/** Who did what to this contract and when: its part of the deal's facts, newest first. */
export function History({ dealId, instanceId }: { dealId: string; instanceId: string }) {
  const { rows, error, again } = useList<TimelineEntry>(`/api/deals/${dealId}/timeline`, { limit: 200 });
  if (!rows) return error ? <Problem error={error} again={again} /> : <Skeleton height={60} />;
  return (
    <ol>
      {rows
        .filter((entry) => entry.instanceId === instanceId)
        .map(({ id, type, by, at, data }) => {
          const { words, deed } = factWords(type, data);
          // A consequence repeats the words of the deed before it.
          const comment = deed ? factComment(data) : undefined;
          return (
            <li key={id} className={classes.entry}>
              {deed && <strong>{by ? <Person who={by} /> : 'Countersign'} </strong>}
              {words}{' '}
              <span className={classes.when}>
                <DateText value={at} />
              </span>
              {comment && <blockquote>{comment}</blockquote>}
            </li>
          );
        })}
    </ol>
  );
}
