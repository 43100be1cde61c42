import { Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Product } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';

const texts = [
  ['name', 'Name'],
  ['family', 'Family'],
  ['unit', 'Unit'],
  ['taxCode', 'Tax code'],
] as const;

/** Changes what may change of a product; quotes keep what they were made with. */
export function ProductForm({ product, etag }: { product: Product; etag: string | undefined }) {
  const [typed, setTyped] = useState({
    name: product.name,
    family: product.family,
    unit: product.unit,
    taxCode: product.taxCode,
    description: product.description,
    active: product.active,
  });
  const { mutate, error, isPending } = useWrite();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ method: 'PATCH', path: `/api/products/${product.id}`, ifMatch: etag, body: typed });
      }}
    >
      <Stack gap="sm">
        <Text fw={600}>Change</Text>
        {texts.map(([name, label]) => (
          <TextInput
            key={name}
            label={label}
            required
            value={typed[name]}
            onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
            error={fieldError(error, `/${name}`)}
          />
        ))}
        <Textarea
          label="Description"
          autosize
          minRows={2}
          maxRows={8}
          value={typed.description}
          onChange={(event) => setTyped({ ...typed, description: event.currentTarget.value })}
          error={fieldError(error, '/description')}
        />
        <Checkbox
          label="Sold: may be quoted"
          checked={typed.active}
          onChange={(event) => setTyped({ ...typed, active: event.currentTarget.checked })}
        />
        <Problem error={error} except={[...texts.map(([name]) => `/${name}`), '/description']} />
        <Group>
          <Button type="submit" loading={isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
