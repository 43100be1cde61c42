import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { currencies, type Currency } from '../../domain/offer.ts';
import { useMay } from '../api/me.ts';
import type { Seller } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWrite } from '../api/use-write.ts';
import { numberOrText } from '../editor/written-number.ts';
import { fieldError } from '../parts/field-errors.ts';
import { PageLoading, Section } from '../parts/page.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Problem } from '../parts/problem.tsx';
import classes from './rates.module.css';

/** To what each legal entity rounds the lines and discounts of its quotes. */
export function RoundingTable() {
  const { data, error, refetch } = useResource<{ items: Seller[] }>('/api/sellers');
  const maySet = useMay('rate.publish');
  if (error) return <Problem error={error} again={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const sellers = data.body.items;
  return (
    <Section title="Rounding">
      <Text c="dimmed" mb={8}>
        Half away from zero. Versions that were submitted keep what they were rounded to.
      </Text>
      <div className={classes.narrow}>
        <PlainTable
          label="Rounding of lines and discounts"
          rows={sellers}
          rowKey={({ id }) => id}
          columns={[
            { id: 'seller', head: 'Legal entity', cell: ({ name }) => name },
            { id: 'step', head: 'Lines and discounts are rounded to', cell: ({ rounding }) => roundingWords(rounding) },
          ]}
        />
      </div>
      {maySet && sellers.length > 0 && <RoundingForm sellers={sellers} />}
    </Section>
  );
}

/** "CHF 0.05, ISK 10; else the minor unit". */
function roundingWords(rounding: Seller['rounding']): string {
  const steps = Object.entries(rounding).map(([currency, step]) => `${currency} ${step}`);
  return steps.length === 0 ? 'The minor unit of the currency' : `${steps.join(', ')}; else the minor unit`;
}

function RoundingForm({ sellers }: { sellers: readonly Seller[] }) {
  const [typed, setTyped] = useState<{ sellerId: string; currency: Currency; step: string }>({
    sellerId: sellers[0]?.id ?? '',
    currency: 'USD',
    step: '',
  });
  const { mutate, error, isPending } = useWrite({ onDone: () => setTyped((now) => ({ ...now, step: '' })) });
  return (
    <form
      aria-label="New rounding"
      onSubmit={(event) => {
        event.preventDefault();
        const { sellerId, currency, step } = typed;
        const body = { currency, step: step.trim() === '' ? null : numberOrText(step) };
        mutate({ method: 'PUT', path: `/api/sellers/${sellerId}/rounding`, body });
      }}
    >
      <Group gap={8} align="flex-start" mt="sm">
        <NativeSelect
          label="Legal entity"
          data={sellers.map(({ id, name }) => ({ value: id, label: name }))}
          value={typed.sellerId}
          onChange={(event) => setTyped({ ...typed, sellerId: event.currentTarget.value })}
        />
        <NativeSelect
          label="Currency"
          data={[...currencies]}
          value={typed.currency}
          onChange={(event) => setTyped({ ...typed, currency: event.currentTarget.value as Currency })}
        />
        <TextInput
          label="To"
          placeholder="Minor unit"
          inputMode="decimal"
          w={120}
          value={typed.step}
          onChange={(event) => setTyped({ ...typed, step: event.currentTarget.value })}
          error={fieldError(error, '/step')}
        />
        <Button type="submit" variant="default" mt={22} loading={isPending}>
          Set
        </Button>
      </Group>
      <Problem error={error} except={['/step']} />
    </form>
  );
}
