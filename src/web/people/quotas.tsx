import { Text } from '@mantine/core';
import type { Quota } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { dateWords } from '../parts/formats.ts';
import { MoneyText } from '../parts/money-text.tsx';
import { PlainTable } from '../parts/plain-table.tsx';

/** What a person is to sell, by period; nothing for who has no quota, or none that one may see. */
export function Quotas({ personId }: { personId: string }) {
  const { data } = useResource<{ items: Quota[] }>(`/api/users/${personId}/quotas`);
  if (!data || data.body.items.length === 0) return null;
  return (
    <section aria-label="Quotas">
      <Text fw={600}>Quotas</Text>
      <PlainTable
        label="Quotas"
        rows={data.body.items}
        rowKey={({ startsOn }) => startsOn}
        columns={[
          { id: 'period', head: 'Period', cell: ({ period }) => period },
          { id: 'from', head: 'From', cell: ({ startsOn }) => dateWords(startsOn) },
          { id: 'amount', head: 'Quota', align: 'right', cell: ({ amount }) => <MoneyText value={amount} /> },
        ]}
      />
    </section>
  );
}
