import { useEffect } from 'react';
import { useLocation } from 'react-router';
import type { MeasureDefinition } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Empty } from '../parts/empty.tsx';
import { Page, PageLoading, Section } from '../parts/page.tsx';
import { Problem } from '../parts/problem.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { inGroups } from './groups.ts';
import { matching } from './matching.ts';
import classes from './measures.module.css';

/** What every number of a deal means: one definition, used on every screen, paper and rule. */
export default function Measures() {
  const { data, error, refetch } = useResource<{ items: MeasureDefinition[] }>('/api/measures');
  const { filters, set } = useFilters(['q']);
  const asked = useLocation().hash.slice(1);
  const isThere = data !== undefined;
  useEffect(() => {
    // The entry that a figure led to is there only when the definitions are.
    if (isThere && asked) document.querySelector(`#${CSS.escape(asked)}`)?.scrollIntoView({ block: 'center' });
  }, [isThere, asked]);
  const groups = data && inGroups(matching(data.body.items, filters.q ?? ''));
  return (
    <Page
      title="Measures"
      beneath="One definition of each number, used on every screen, paper and rule."
      actions={<SearchBox label="Search measures" value={filters.q} onChange={(text) => set('q', text)} />}
    >
      <Problem error={error} again={() => void refetch()} />
      {!groups && !error && <PageLoading />}
      {groups?.length === 0 && (
        <Empty title="No measure is called so">Search for a name, a formula or what rules call it.</Empty>
      )}
      {groups?.map(({ title, measures }) => (
        <Section key={title} title={title}>
          <ul className={classes.list}>
            {measures.map((one) => (
              <Entry key={one.measure} definition={one} isAsked={one.measure === asked} />
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  );
}

/** A definition under an address of its own, to which every figure leads. */
function Entry({
  definition: { measure, name, unit, formula, example, input },
  isAsked,
}: {
  definition: MeasureDefinition;
  isAsked: boolean;
}) {
  return (
    <li id={measure} className={classes.entry} data-asked={isAsked}>
      <h3>
        <a href={`#${measure}`}>{name}</a> <span className={classes.unit}>{unitWords[unit]}</span>
      </h3>
      <p>{formula}</p>
      <p className={classes.example}>{example}</p>
      <p className={classes.rules}>
        {input ? (
          <>
            <code>{input.name}</code> in rules, worse when {input.worse ?? 'it changes'}
          </>
        ) : (
          'Not read by rules'
        )}
      </p>
    </li>
  );
}

const unitWords = { money: 'Money', ratio: 'Percent', days: 'Days', number: 'Number' };
