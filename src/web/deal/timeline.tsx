import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TimelineEntry } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { DateText } from '../parts/date-text.tsx';
import { Section } from '../parts/page.tsx';
import { Person } from '../parts/person.tsx';
import { Problem } from '../parts/problem.tsx';
import { factComment, factWords } from './fact-words.ts';
import classes from './timeline.module.css';

/** Everything that happened to the deal, as recorded: who, what, when, and on demand the record itself. */
export function Timeline({ dealId }: { dealId: string }) {
  const list = useList<TimelineEntry>(`/api/deals/${dealId}/timeline`);
  return (
    <Section title="Timeline">
      <Problem error={list.error} again={list.again} />
      <ol className={classes.list}>
        {list.rows?.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {list.more && (
        <Button variant="default" mt={10} onClick={list.more}>
          Show more
        </Button>
      )}
    </Section>
  );
}

function Entry({ entry: { seq, type, by, onBehalfOf, at, data, people, hash } }: { entry: TimelineEntry }) {
  const [open, setOpen] = useState(false);
  const { words, deed } = factWords(type, data, people);
  // A consequence carries the words of the deed before it, which were shown there.
  const comment = deed ? factComment(data) : undefined;
  return (
    <li className={classes.entry} data-deed={deed}>
      <p>
        {deed && <strong>{by ? <Person who={by} inPlaceOf={onBehalfOf} /> : 'Countersign'} </strong>}
        {words}{' '}
        <span className={classes.when}>
          <DateText value={at} ago />
        </span>
      </p>
      <button
        type="button"
        className={classes.more}
        aria-expanded={open}
        aria-label={`Record ${seq}: ${type}`}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Hide record' : 'Record'}
      </button>
      {comment && <blockquote className={classes.comment}>{comment}</blockquote>}
      {open && (
        <dl className={classes.record}>
          <dt>Fact</dt>
          <dd>
            {seq}, {type}
          </dd>
          <dt>By</dt>
          <dd>
            {by?.name ?? 'the installation'}
            {onBehalfOf && ` for ${onBehalfOf.name}`}
          </dd>
          <dt>At</dt>
          <dd>{at}</dd>
          <dt>Data</dt>
          <dd>
            <pre>{JSON.stringify(data, null, 2)}</pre>
          </dd>
          <dt>Hash</dt>
          <dd>
            <code>{hash}</code>
          </dd>
        </dl>
      )}
    </li>
  );
}
