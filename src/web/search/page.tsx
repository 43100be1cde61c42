import { Link } from 'react-router';
import type { Found } from '../api/types.ts';
import { withQuery } from '../api/use-list.ts';
import { useResource } from '../api/use-resource.ts';
import { Empty } from '../parts/empty.tsx';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { wordsFor } from '../parts/words.ts';
import classes from './search.module.css';

/** Everything one may see that has a number or name like it, by kind. */
export default function SearchPage() {
  const { filters, set } = useFilters(['q']);
  const q = filters.q?.trim() ?? '';
  const found = useResource<{ groups: Found[] }>(q === '' ? null : withQuery('/api/search', { q, limit: 30 }), {
    keep: true,
  });
  const groups = q === '' ? [] : found.data?.body.groups;
  return (
    <Page title="Search">
      <SearchBox
        label="Search everything"
        value={filters.q}
        onChange={(text) => set('q', text)}
        className={classes.box}
      />
      <Problem error={found.error} again={() => void found.refetch()} />
      {q === '' && (
        <Empty title="What do you look for?">
          A number such as D-1042 or C-1007, or any part of a name: deals, accounts, contacts, products, people.
        </Empty>
      )}
      {!groups && !found.error && <PageLoading />}
      {q !== '' && groups?.length === 0 && (
        <Empty title={`Nothing fits “${q}”`}>Try a shorter part of the name, or the number alone.</Empty>
      )}
      {groups?.map(({ kind, hits }) => (
        <Section key={kind} title={wordsFor(kind)}>
          <ul className={classes.hits}>
            {hits.map(({ id, title, detail, link }) => (
              <li key={id}>
                <Link to={link}>{title}</Link>
                <span className={classes.detail}>{detail}</span>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  );
}
