import { Text } from '@mantine/core';
import type { Money, UnitCost } from '../api/types.ts';
import { useMay } from '../api/me.ts';
import { useResource } from '../api/use-resource.ts';
import { dateWords } from '../parts/formats.ts';
import { MoneyText } from '../parts/money-text.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import { CostForm } from './cost-form.tsx';

/** What a unit costs us, newest first. */
export function UnitCosts({ productId, isBundle }: { productId: string; isBundle: boolean }) {
  const mayChange = useMay('cost.write');
  const { data, error } = useResource<{ items: UnitCost[] }>(`/api/products/${productId}/unit-costs`);
  return (
    <section aria-label="Unit costs">
      <Text fw={600}>Unit costs</Text>
      <Problem error={error} />
      {data?.body.items.length === 0 && (
        <Text c="dimmed">
          {isBundle
            ? 'None of its own: it costs what the products in it cost.'
            : 'Not known: margins with this product are unknown.'}
        </Text>
      )}
      {data && data.body.items.length > 0 && (
        <PlainTable
          label="Unit costs"
          rows={data.body.items}
          rowKey={({ currency, validFrom }) => `${currency} ${validFrom}`}
          columns={[
            { id: 'from', head: 'From', cell: ({ validFrom }) => dateWords(validFrom) },
            {
              id: 'amount',
              head: 'Cost',
              align: 'right',
              cell: ({ amount, currency }) => <MoneyText value={{ amount, currency } as Money} />,
            },
          ]}
        />
      )}
      {mayChange && <CostForm productId={productId} />}
    </section>
  );
}
