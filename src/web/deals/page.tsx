import { Button, Select } from '@mantine/core';
import { Plus } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { dealStages } from '../../domain/deal-stage.ts';
import { dealList } from '../../domain/lists/shapes.ts';
import { readSort, type SortAsked, sortText } from '../../domain/lists/sort.ts';
import { useMay, useMe } from '../api/me.ts';
import type { DealRow } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { AccountSelect } from '../parts/account-select.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { ExportButton } from '../parts/export-button.tsx';
import { Empty } from '../parts/empty.tsx';
import { useShortcuts } from '../parts/keyboard.tsx';
import { Page } from '../parts/page.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { stateWords } from '../parts/state-words.ts';
import { useFilters } from '../parts/use-filters.ts';
import { dealColumns } from './columns.tsx';
import { DealCard } from './deal-card.tsx';
import classes from './deals.module.css';

const stages = dealStages.map((value) => ({ value, label: stateWords(value).word }));

export default function Deals() {
  const { filters, set, any, clear } = useFilters(['q', 'stage', 'owner', 'account', 'sort']);
  const list = useList<DealRow>('/api/deals', filters);
  const mayWrite = useMay('deal.write');
  const maySeeMargins = useMay('margin.read');
  const sort = readSort(dealList.sorts, filters.sort ?? dealList.sort) ?? standing;
  return (
    <Page
      title="Deals"
      actions={
        <>
          <ExportButton list="deals" filters={filters} />
          {mayWrite && <NewDeal />}
        </>
      }
    >
      <search className={classes.filters}>
        <SearchBox
          label="Search deals"
          className={classes.search}
          value={filters.q}
          onChange={(value) => set('q', value)}
        />
        <Select
          aria-label="Stage"
          placeholder="Any stage"
          clearable
          w={150}
          data={stages}
          value={filters.stage}
          onChange={(value) => set('stage', value)}
        />
        <OwnerSelect value={filters.owner} onChange={(value) => set('owner', value)} />
        <AccountSelect
          label=""
          aria-label="Account"
          placeholder="Any account"
          clearable
          w={220}
          value={filters.account}
          onChange={(account) => set('account', account?.id ?? null)}
        />
      </search>
      <DataTable
        label="Deals"
        columns={maySeeMargins ? dealColumns : withoutMarginSort}
        rows={list.rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/deals/${id}`}
        card={(deal) => <DealCard deal={deal} />}
        more={list.more}
        error={list.error}
        again={list.again}
        sort={sortText(sort)}
        onSort={(by) => set('sort', by === sort.by ? sortText(turned(sort)) : by)}
        empty={
          any ? (
            <Empty
              title="No deal fits"
              action={
                <Button variant="default" onClick={clear}>
                  Show all deals
                </Button>
              }
            >
              Take a filter away to see more.
            </Empty>
          ) : (
            <Empty title="No deals yet" action={mayWrite && <NewDeal />}>
              A deal begins with a customer and a first quote.
            </Empty>
          )
        }
      />
    </Page>
  );
}

const standing: SortAsked = { by: dealList.sort, direction: 'desc' };
const turned = ({ by, direction }: SortAsked): SortAsked => ({ by, direction: direction === 'asc' ? 'desc' : 'asc' });

/** Their order would tell what is not shown. */
const withoutMarginSort = dealColumns.map((column) =>
  column.id === 'margin' ? { ...column, sort: undefined } : column,
);

function NewDeal() {
  const navigate = useNavigate();
  useShortcuts([{ keys: 'n', does: 'New deal', run: () => void navigate('/deals/new') }]);
  return (
    <Button component={Link} to="/deals/new" leftSection={<Plus size={14} />}>
      New deal
    </Button>
  );
}

function OwnerSelect({ value, onChange }: { value: string | null; onChange(value: string | null): void }) {
  const me = useMe();
  const others = useList<{ id: string; name: string }>('/api/users', { active: true, role: 'rep', limit: 200 });
  const people = (others.rows ?? [])
    .filter(({ id }) => id !== me?.id)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      aria-label="Owner"
      placeholder="Any owner"
      clearable
      searchable
      w={160}
      data={[{ value: 'me', label: 'Mine' }, ...people]}
      value={value}
      onChange={onChange}
    />
  );
}
