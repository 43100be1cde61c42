import type { PriceBook } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { State } from '../parts/state.tsx';

/** Lists of prices, each in one currency. */
export function PriceBooks() {
  const { data, error, refetch } = useResource<{ items: PriceBook[] }>('/api/price-books');
  return (
    <DataTable
      label="Price books"
      rows={data?.body.items}
      rowKey={({ id }) => id}
      error={error}
      again={() => void refetch()}
      empty={<Empty title="No price book">Quotes need one: prices stand in price books.</Empty>}
      columns={[
        { id: 'name', head: 'Price book', cell: ({ name }) => name },
        { id: 'id', head: 'Id', width: '160px', hideBelow: 700, cell: ({ id }) => <code>{id}</code> },
        { id: 'currency', head: 'Currency', width: '100px', cell: ({ currency }) => currency },
        {
          id: 'proration',
          head: 'Part periods',
          width: '240px',
          hideBelow: 900,
          cell: ({ proration }) => prorationWords[proration],
        },
        {
          id: 'active',
          head: 'State',
          width: '110px',
          cell: ({ active }) => (active ? <State of="inUse" tone="good" /> : <State of="closed" tone="neutral" />),
        },
      ]}
    />
  );
}

const prorationWords = { daily: 'Charged by the day', 'months-and-days': 'Whole months, then days' };
