import { Group, NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { Product } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { State } from '../parts/state.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { wordsFor } from '../parts/words.ts';
import { useFamilies } from './use-families.ts';

/** Products by SKU; a row opens its prices beside the list. */
export function Products() {
  const [search] = useSearchParams();
  const { filters, set, any } = useFilters(['q', 'family', 'active']);
  const list = useList<Product>('/api/products', filters);
  const hrefOf = ({ id }: Product) => {
    const address = new URLSearchParams(search);
    address.set('product', id);
    return `/catalogue?${address}`;
  };
  return (
    <>
      <Group gap={8} mb={12}>
        <SearchBox label="Search SKU or name" value={filters.q} onChange={(q) => set('q', q)} />
        <NativeSelect
          aria-label="Family"
          value={filters.family ?? ''}
          data={[
            { value: '', label: 'Every family' },
            ...useFamilies(filters.family ? [filters.family] : []).map(asOption),
          ]}
          onChange={(event) => set('family', event.currentTarget.value)}
        />
        <NativeSelect
          aria-label="Sold or not"
          value={filters.active ?? ''}
          data={[
            { value: '', label: 'Sold and not sold' },
            { value: 'true', label: 'Sold' },
            { value: 'false', label: 'Not sold' },
          ]}
          onChange={(event) => set('active', event.currentTarget.value)}
        />
      </Group>
      <DataTable
        label="Products"
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        href={hrefOf}
        card={(product) => (
          <RowCard title={product.name} aside={<Sold active={product.active} />} figure={chargeWords(product)}>
            {product.sku}, {wordsFor(product.family)}
          </RowCard>
        )}
        more={list.more}
        error={list.error}
        again={list.again}
        empty={
          <Empty title="No product found">{any ? 'Change the search or the filters.' : 'Add products to sell.'}</Empty>
        }
      />
    </>
  );
}

const asOption = (family: string) => ({ value: family, label: wordsFor(family) });

const columns: Column<Product>[] = [
  { id: 'sku', head: 'SKU', width: '150px', cell: ({ sku }) => sku },
  { id: 'name', head: 'Product', cell: ({ name }) => name },
  { id: 'family', head: 'Family', width: '150px', hideBelow: 900, cell: ({ family }) => wordsFor(family) },
  { id: 'charge', head: 'Charge', width: '200px', cell: chargeWords },
  { id: 'unit', head: 'Unit', width: '110px', hideBelow: 900, cell: ({ unit }) => unit },
  { id: 'active', head: 'State', width: '100px', hideBelow: 600, cell: ({ active }) => <Sold active={active} /> },
];

/** How a product is charged: "Recurring, per month", "Bundle, one-time". */
export function chargeWords({ charge, pricePeriod, components }: Product): string {
  const words = pricePeriod ? `${wordsFor(charge)}, per ${pricePeriod}` : wordsFor(charge);
  return components.length > 0 ? `Bundle, ${words.toLowerCase()}` : words;
}

export function Sold({ active }: { active: boolean }) {
  return active ? <State of="sold" tone="good" /> : <State of="notSold" word="Not sold" tone="neutral" />;
}
