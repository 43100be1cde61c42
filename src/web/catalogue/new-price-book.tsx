import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { currencies } from '../../domain/offer.ts';
import type { PriceBook } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';

/** Adds a price book, empty: its prices are set product by product, or imported. */
export function NewPriceBook({ onDone }: { onDone(): void }) {
  const [typed, setTyped] = useState({ id: '', name: '', currency: 'USD', proration: 'daily' });
  const { mutate, error, isPending } = useWrite<PriceBook>({ onDone });
  const text = (name: 'id' | 'name') => ({
    value: typed[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: value }),
    error: fieldError(error, `/${name}`),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ path: '/api/price-books', body: typed });
      }}
    >
      <Stack gap="sm">
        <TextInput label="Name" required data-autofocus {...text('name')} />
        <TextInput
          label="Id"
          description="Small letters, digits and hyphens; quotes name it"
          required
          {...text('id')}
        />
        <NativeSelect
          label="Currency"
          required
          data={[...currencies]}
          value={typed.currency}
          onChange={(event) => setTyped({ ...typed, currency: event.currentTarget.value })}
          error={fieldError(error, '/currency')}
        />
        <NativeSelect
          label="Part periods"
          data={[
            { value: 'daily', label: 'Charged by the day' },
            { value: 'months-and-days', label: 'Whole months, then days' },
          ]}
          value={typed.proration}
          onChange={(event) => setTyped({ ...typed, proration: event.currentTarget.value })}
        />
        <Problem error={error} except={['/id', '/name', '/currency']} />
        <Group>
          <Button type="submit" loading={isPending}>
            Add price book
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
