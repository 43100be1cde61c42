import { Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ProblemError } from '../api/problem.ts';
import type { Product } from '../api/types.ts';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import { ComponentFields } from './component-fields.tsx';
import { GuideFields, guidesOf, type TypedGuides, typedGuides } from './guide-fields.tsx';
import { ProductPicker } from './product-picker.tsx';

const texts = [
  ['name', 'Name'],
  ['family', 'Family'],
  ['unit', 'Unit'],
  ['taxCode', 'Tax code'],
] as const;

const relations = [
  ['requires', 'Requires', 'Each must be on the quote beside it, alone or inside a bundle'],
  ['excludes', 'Excludes', 'None of them may be on the same quote'],
] as const;

/** All but what is about the components as a whole stands at a field. */
const shownPointers = (error: ProblemError | null): string[] =>
  (error?.errors ?? []).map(({ pointer }) => pointer).filter((pointer) => pointer !== '/components');

/** Changes what may change of a product; quotes keep what they were made with. */
export function ProductForm({ product, etag }: { product: Product; etag: string | undefined }) {
  const [typed, setTyped] = useState({
    name: product.name,
    family: product.family,
    unit: product.unit,
    taxCode: product.taxCode,
    description: product.description,
    active: product.active,
    requires: product.requires,
    excludes: product.excludes,
    components: product.components,
  });
  const [guides, setGuides] = useState<TypedGuides>(() => typedGuides(product));
  const { mutate, error, isPending } = useWrite();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate({
          method: 'PATCH',
          path: `/api/products/${product.id}`,
          ifMatch: etag,
          body: { ...typed, ...guidesOf(guides) },
        });
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
        <GuideFields
          typed={guides}
          isOneTime={product.charge === 'one-time'}
          onChange={(changes) => setGuides({ ...guides, ...changes })}
          errorOf={(field) => fieldError(error, `/${field}`)}
        />
        <ComponentFields
          components={typed.components}
          onChange={(components) => setTyped({ ...typed, components })}
          errorOf={(index, field) => fieldError(error, `/components/${index}/${field}`)}
        />
        {relations.map(([name, label, description]) => (
          <ProductPicker
            key={name}
            label={label}
            description={description}
            without={[product.sku]}
            value={typed[name]}
            onChange={(skus) => setTyped({ ...typed, [name]: skus })}
            error={fieldError(error, `/${name}`)}
          />
        ))}
        <Checkbox
          label="Sold: may be quoted"
          checked={typed.active}
          onChange={(event) => setTyped({ ...typed, active: event.currentTarget.checked })}
        />
        <Problem error={error} except={shownPointers(error)} />
        <Group>
          <Button type="submit" loading={isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
