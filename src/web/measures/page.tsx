import type { MeasureDefinition } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';
import { RowCard } from '../parts/row-card.tsx';
import classes from './measures.module.css';

/** What every number of a deal means: one definition, used on every screen, paper and rule. */
export default function Measures() {
  const { data, error, refetch } = useResource<{ items: MeasureDefinition[] }>('/api/measures');
  return (
    <Page title="Measures" beneath="One definition of each number, used on every screen, paper and rule.">
      <DataTable
        label="Measures"
        rows={data?.body.items}
        rowKey={({ measure }) => measure}
        rowHeight={48}
        card={({ name, unit, formula, example }) => (
          <RowCard title={name} aside={unitWords[unit]}>
            {formula}. Example: {example}
          </RowCard>
        )}
        error={error}
        again={() => void refetch()}
        empty={<Empty title="No measure is defined" />}
        columns={[
          { id: 'name', head: 'Measure', width: '180px', cell: ({ name }) => <strong>{name}</strong> },
          { id: 'unit', head: 'Unit', width: '80px', hideBelow: 900, cell: ({ unit }) => unitWords[unit] },
          { id: 'formula', head: 'Formula', cell: ({ formula }) => <span className={classes.text}>{formula}</span> },
          {
            id: 'example',
            head: 'Example',
            hideBelow: 900,
            cell: ({ example }) => <span className={classes.text}>{example}</span>,
          },
          {
            id: 'measure',
            head: 'Name in rules',
            width: '150px',
            hideBelow: 1200,
            cell: ({ measure }) => <code>{measure}</code>,
          },
        ]}
      />
    </Page>
  );
}

const unitWords = { money: 'Money', ratio: 'Percent', days: 'Days' };
