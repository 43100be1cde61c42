import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay } from '../api/me.ts';
import type { PlanRow } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { moneyWords } from '../parts/formats.ts';
import { Page } from '../parts/page.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { wordsFor } from '../parts/words.ts';
import { ratesWords } from './pay-words.ts';

/** By what people are paid for what they sell. */
export default function PlanList() {
  const { data, error, refetch } = useResource<{ items: PlanRow[] }>('/api/compensation-plans');
  const mayWrite = useMay('compensation.write');
  return (
    <Page
      title="Compensation"
      beneath="What is paid for what is sold. It is shown beside a deal to those it concerns; no rule of policy reads it."
      actions={
        mayWrite && (
          <Button component={Link} to="/settings/compensation/new">
            New plan
          </Button>
        )
      }
    >
      <DataTable
        label="Compensation plans"
        columns={columns}
        rows={data?.body.items}
        rowKey={({ id }) => id}
        href={({ id }) => `/settings/compensation/${id}`}
        card={(row) => (
          <RowCard title={row.name} aside={stateWords(row)}>
            {row.inForce && ratesWords(row.inForce.content.measure, row.inForce.content.rates)}
          </RowCard>
        )}
        more={undefined}
        error={error}
        again={() => void refetch()}
        empty={
          <Empty title="No plan pays anybody yet">
            With one, whoever sells sees beside a quote what it does to their quota and commission.
          </Empty>
        }
      />
    </Page>
  );
}

const stateWords = ({ inForce, isProposed }: PlanRow): string =>
  [inForce ? `Version ${inForce.version}` : 'Not in force', ...(isProposed ? ['proposed'] : [])].join(', ');

const columns: Column<PlanRow>[] = [
  { id: 'name', head: 'Plan', width: '200px', cell: ({ name }) => name },
  {
    id: 'measure',
    head: 'Counts',
    width: '120px',
    cell: ({ inForce }) => inForce && wordsFor(inForce.content.measure),
  },
  {
    id: 'quota',
    head: 'Quota',
    align: 'right',
    width: '160px',
    cell: ({ inForce }) =>
      inForce &&
      (inForce.content.quota === null
        ? 'everybody’s own'
        : `${moneyWords({ amount: inForce.content.quota, currency: inForce.content.currency }, { whole: true })} a ${inForce.content.period}`),
  },
  {
    id: 'rates',
    head: 'Pays',
    hideBelow: 900,
    cell: ({ inForce }) => inForce && ratesWords(inForce.content.measure, inForce.content.rates),
  },
  { id: 'state', head: 'State', width: '170px', cell: stateWords },
];
