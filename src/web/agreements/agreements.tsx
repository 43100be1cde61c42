import { Group, NativeSelect } from '@mantine/core';
import { useMay } from '../api/me.ts';
import type { PriceAgreement } from '../api/types.ts';
import { useList } from '../api/use-list.ts';
import { AccountSelect } from '../parts/account-select.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { actionsColumn, agreementColumns, customerColumn } from './columns.tsx';

const states = [
  { value: '', label: 'Every state' },
  { value: 'proposed', label: 'Waiting for a second person' },
  { value: 'upcoming', label: 'Not begun' },
  { value: 'in-force', label: 'In force' },
  { value: 'withdrawn', label: 'Withdrawn' },
  { value: 'ended', label: 'Ended' },
  { value: 'declined', label: 'Declined' },
];

/** The price agreements of all customers. */
export function Agreements() {
  const { filters, set, any } = useFilters(['account', 'state']);
  const mayWrite = useMay('agreement.write');
  const list = useList<PriceAgreement>('/api/price-agreements', filters);
  return (
    <>
      <Group gap={8} mb={12}>
        <AccountSelect
          label=""
          aria-label="Customer"
          placeholder="Every customer"
          clearable
          value={filters.account}
          onChange={(account) => set('account', account?.id ?? null)}
        />
        <NativeSelect
          aria-label="State"
          data={states}
          value={filters.state ?? ''}
          onChange={(event) => set('state', event.currentTarget.value)}
        />
      </Group>
      <DataTable
        label="Price agreements"
        columns={[customerColumn, ...agreementColumns, ...(mayWrite ? [actionsColumn] : [])]}
        rows={list.rows}
        rowKey={({ id }) => id}
        more={list.more}
        error={list.error}
        again={list.again}
        empty={
          <Empty title="No price agreement">
            {any ? 'Change the filters.' : 'Prices that a signed contract fixes are entered here.'}
          </Empty>
        }
      />
    </>
  );
}
