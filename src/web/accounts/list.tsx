import { Button, Drawer } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useMay } from '../api/me.ts';
import type { Account } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { ExportButton } from '../parts/export-button.tsx';
import { Empty } from '../parts/empty.tsx';
import { dateWords } from '../parts/formats.ts';
import { Page } from '../parts/page.tsx';
import { RowCard } from '../parts/row-card.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { AccountForm } from './account-form.tsx';

/** Customers and those who may become one. */
export default function AccountList() {
  const { filters, set } = useFilters(['q', 'new']);
  const list = useList<Account>('/api/accounts', { q: filters.q });
  const navigate = useNavigate();
  const mayWrite = useMay('account.write');
  return (
    <Page
      title="Accounts"
      actions={
        <>
          <SearchBox label="Search accounts" value={filters.q} onChange={(q) => set('q', q)} />
          <ExportButton list="accounts" filters={{ q: filters.q }} />
          {mayWrite && <Button onClick={() => set('new', 'true')}>New account</Button>}
        </>
      }
    >
      <DataTable
        label="Accounts"
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/accounts/${id}`}
        card={({ name, segment, region, creditClass }) => (
          <RowCard title={name} aside={`Credit class ${creditClass}`}>
            {segment}, {region}
          </RowCard>
        )}
        more={list.more}
        error={list.error}
        again={list.again}
        empty={
          <Empty title={filters.q ? 'No account has this in its name' : 'No account yet'}>
            {filters.q ? 'Search for another part of the name.' : 'Add one to open a deal with it.'}
          </Empty>
        }
      />
      <Drawer
        opened={mayWrite && filters.new === 'true'}
        onClose={() => set('new', null)}
        position="right"
        size={460}
        title="New account"
      >
        <AccountForm onDone={({ id }) => void navigate(`/accounts/${id}`)} />
      </Drawer>
    </Page>
  );
}

const columns: Column<Account>[] = [
  { id: 'name', head: 'Account', cell: ({ name }) => name },
  { id: 'segment', head: 'Segment', width: '140px', hideBelow: 700, cell: ({ segment }) => segment },
  { id: 'region', head: 'Region', width: '100px', cell: ({ region }) => region },
  { id: 'country', head: 'Country', width: '90px', hideBelow: 900, cell: ({ country }) => country },
  { id: 'credit', head: 'Credit class', width: '110px', cell: ({ creditClass }) => creditClass },
  {
    id: 'since',
    head: 'Customer since',
    width: '140px',
    hideBelow: 900,
    cell: ({ customerSince }) => (customerSince ? dateWords(customerSince) : 'Not yet'),
  },
  {
    id: 'master',
    head: 'Master agreement',
    width: '150px',
    hideBelow: 1100,
    cell: ({ masterAgreement }) => (masterAgreement ? 'Yes' : 'No'),
  },
];
