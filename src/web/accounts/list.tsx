import { Button, Drawer } from '@mantine/core';
import { useNavigate } from 'react-router';
import { accountList } from '../../domain/lists/shapes.ts';
import { useMay } from '../api/me.ts';
import type { Account } from '../api/types.ts';
import { ListScreen } from '../lists/list-screen.tsx';
import type { Column } from '../parts/column.ts';
import { Empty } from '../parts/empty.tsx';
import { dateWords } from '../parts/formats.ts';
import { RowCard } from '../parts/row-card.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { AccountForm } from './account-form.tsx';

/** Customers and those who may become one. */
export default function AccountList() {
  const { filters, set } = useFilters(['new']);
  const navigate = useNavigate();
  const mayWrite = useMay('account.write');
  return (
    <>
      <ListScreen<Account>
        shape={accountList}
        columns={columns}
        rowKey={({ id }) => id}
        href={({ id }) => `/accounts/${id}`}
        card={({ name, segment, region, creditClass }) => (
          <RowCard title={name} aside={`Credit class ${creditClass}`}>
            {segment}, {region}
          </RowCard>
        )}
        actions={mayWrite && <Button onClick={() => set('new', 'true')}>New account</Button>}
        empty={<Empty title="No account yet">Add one to open a deal with it.</Empty>}
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
    </>
  );
}

const columns: Column<Account>[] = [
  { id: 'name', head: 'Account', sort: 'name', cell: ({ name }) => name },
  { id: 'segment', head: 'Segment', width: '140px', hideBelow: 700, cell: ({ segment }) => segment },
  { id: 'region', head: 'Region', width: '100px', cell: ({ region }) => region },
  { id: 'country', head: 'Country', width: '90px', hideBelow: 900, cell: ({ country }) => country },
  { id: 'credit', head: 'Credit class', width: '110px', cell: ({ creditClass }) => creditClass },
  {
    id: 'since',
    head: 'Customer since',
    width: '140px',
    hideBelow: 900,
    sort: 'since',
    cell: ({ customerSince, subscribedSince }) => {
      const since = customerSince ?? subscribedSince;
      return since ? dateWords(since) : 'Not yet';
    },
  },
  {
    id: 'master',
    head: 'Master agreement',
    width: '150px',
    hideBelow: 1100,
    cell: ({ masterAgreement }) => (masterAgreement ? 'Yes' : 'No'),
  },
];
