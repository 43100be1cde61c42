import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Product } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';

const texts = [
  ['sku', 'SKU', 'Stays as it is: a different SKU is a different product'],
  ['name', 'Name', undefined],
  ['family', 'Family', undefined],
  ['unit', 'Unit', 'What is counted: seat, piece, day'],
] as const;

const charges = [
  { value: 'one-time', label: 'One-time' },
  { value: 'recurring month', label: 'Recurring, priced per month' },
  { value: 'recurring year', label: 'Recurring, priced per year' },
  { value: 'usage month', label: 'By usage, counted each month' },
  { value: 'usage year', label: 'By usage, counted each year' },
];

/** Adds a product; what it costs, and what a bundle holds, is said afterwards, beside the list. */
export function NewProduct({ onDone }: { onDone(product: Product): void }) {
  const [typed, setTyped] = useState({ sku: '', name: '', family: '', unit: '', charge: 'one-time' });
  const { mutate, error, isPending } = useWrite<Product>({ onDone: ({ body }) => onDone(body) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const { charge: chosen, ...rest } = typed;
        const [charge, pricePeriod = null] = chosen.split(' ');
        const body = { ...rest, charge, pricePeriod };
        mutate({ path: '/api/products', body });
      }}
    >
      <Stack gap="sm">
        {texts.map(([name, label, description]) => (
          <TextInput
            key={name}
            label={label}
            description={description}
            required
            data-autofocus={name === 'sku' || undefined}
            value={typed[name]}
            onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
            error={fieldError(error, `/${name}`)}
          />
        ))}
        <NativeSelect
          label="Charge"
          required
          data={charges}
          value={typed.charge}
          onChange={(event) => setTyped({ ...typed, charge: event.currentTarget.value })}
          error={fieldError(error, '/charge') ?? fieldError(error, '/pricePeriod')}
        />
        <Problem error={error} except={[...texts.map(([name]) => `/${name}`), '/charge', '/pricePeriod']} />
        <Group>
          <Button type="submit" loading={isPending}>
            Add product
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
