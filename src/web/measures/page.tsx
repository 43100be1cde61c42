import type { MeasureDefinition } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { matching } from './matching.ts';
import classes from './measures.module.css';

/** What every number of a deal means: one definition, used on every screen, paper and rule. */
export default function Measures() {
  const { data, error, refetch } = useResource<{ items: MeasureDefinition[] }>('/api/measures');
  const { filters, set } = useFilters(['q']);
  return (
    <Page
      title="Measures"
      beneath="One definition of each number, used on every screen, paper and rule."
      actions={<SearchBox label="Search measures" value={filters.q} onChange={(text) => set('q', text)} />}
    >
      <DataTable
        label="Measures"
        rows={data && matching(data.body.items, filters.q ?? '')}
        rowKey={({ measure }) => measure}
        rowHeight={66}
        card={({ name, unit, formula, example, input }) => (
          <RowCard title={name} aside={unitWords[unit]}>
            {formula}. Example: {example}. {inputWords(input)}
          </RowCard>
        )}
        error={error}
        again={() => void refetch()}
        empty={<Empty title="No measure is called so">Search for a name, a formula or what rules call it.</Empty>}
        columns={[
          { id: 'name', head: 'Measure', width: '170px', cell: ({ name }) => <strong>{name}</strong> },
          { id: 'unit', head: 'Unit', width: '70px', hideBelow: 900, cell: ({ unit }) => unitWords[unit] },
          { id: 'formula', head: 'Formula', cell: ({ formula }) => <span className={classes.text}>{formula}</span> },
          {
            id: 'example',
            head: 'Example',
            hideBelow: 900,
            cell: ({ example }) => <span className={classes.text}>{example}</span>,
          },
          {
            id: 'input',
            head: 'Name in rules',
            width: '150px',
            hideBelow: 1200,
            cell: ({ input }) => (input ? <code>{input.name}</code> : '–'),
          },
          {
            id: 'worse',
            head: 'Worse when',
            width: '100px',
            hideBelow: 1200,
            cell: ({ input }) => (input ? worseWords(input.worse) : '–'),
          },
        ]}
      />
    </Page>
  );
}

const unitWords = { money: 'Money', ratio: 'Percent', days: 'Days' };

type Input = MeasureDefinition['input'];
const worseWords = (worse: NonNullable<Input>['worse']): string => (worse === null ? 'it changes' : worse);
const inputWords = (input: Input): string =>
  input ? `In rules: ${input.name}, worse when ${worseWords(input.worse)}.` : '';
