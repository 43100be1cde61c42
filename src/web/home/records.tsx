import { Link } from 'react-router';
import type { SubjectKind } from '../../domain/subjects.ts';
import type { Fact } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { DateText } from '../parts/date-text.tsx';
import { Empty } from '../parts/empty.tsx';
import { Section } from '../parts/page.tsx';
import { Person } from '../parts/person.tsx';
import { wordsFor } from '../parts/words.ts';
import classes from './home.module.css';

/** What was changed last in what this person administers, as the audit trail has it. */
export function Records({ of, title }: { of: SubjectKind; title: string }) {
  const { data } = useResource<{ items: Fact[] }>(`/api/facts?subjectKind=${of}&signIns=false&limit=8`);
  if (!data) return null;
  const { items } = data.body;
  return (
    <Section title={title} aside={<Link to={`/audit?subjectKind=${of}`}>All</Link>}>
      {items.length === 0 ? (
        <Empty title="Nothing yet">Every change is recorded and shown here.</Empty>
      ) : (
        <ul className={classes.news}>
          {items.map(({ id, type, subjectKind, subjectId, by, onBehalfOf, at, data: recorded }) => (
            <li key={id}>
              <Link to={`/audit?${new URLSearchParams({ subjectKind, subjectId })}`}>
                {wordsFor(type)}
                {nameIn(recorded)}
              </Link>
              <span className={classes.when}>
                <DateText value={at} ago />
              </span>
              <span className={classes.about}>{by ? <Person who={by} inPlaceOf={onBehalfOf} /> : 'Countersign'}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What it was called, where that was recorded. */
function nameIn({ name, sku, role }: Fact['data']): string {
  const said = [sku, name, role].filter((one) => typeof one === 'string');
  return said.length > 0 ? `: ${said.join(' ')}` : '';
}
