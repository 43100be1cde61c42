import { Group, MultiSelect, NativeSelect, Text, TextInput } from '@mantine/core';
import { wordsFor } from '../parts/words.ts';
import { ProductPicker } from './product-picker.tsx';
import type { TypedPrice } from './typed-price.ts';
import { useFamilies } from './use-families.ts';

interface ShareFieldsProps {
  typed: TypedPrice;
  /** The product priced, which is not a share of itself. */
  sku: string;
  onChange(changes: Partial<TypedPrice>): void;
  error: string | undefined;
}

/** A price that is a share of other lines: how much, of what of them, and of which. */
export function ShareFields({ typed, sku, onChange, error }: ShareFieldsProps) {
  const families = useFamilies(typed.families);
  return (
    <>
      <Group gap={8} wrap="nowrap" align="flex-start">
        <TextInput
          aria-label="Share"
          placeholder="18"
          required
          inputMode="decimal"
          data-autofocus
          w={100}
          rightSection={<Text c="dimmed">%</Text>}
          value={typed.percent}
          onChange={(event) => onChange({ percent: event.currentTarget.value })}
          error={error}
        />
        <NativeSelect
          aria-label="Share of"
          style={{ flex: 1 }}
          data={[
            { value: 'net', label: 'of the net, after discounts' },
            { value: 'list', label: 'of the list price' },
          ]}
          value={typed.of}
          onChange={(event) => onChange({ of: event.currentTarget.value as TypedPrice['of'] })}
        />
      </Group>
      <MultiSelect
        label="Of lines of these families"
        description="Neither families nor products: of all other lines"
        placeholder={typed.families.length === 0 ? 'Any family' : undefined}
        searchable
        data={families.map((family) => ({ value: family, label: wordsFor(family) }))}
        value={typed.families}
        onChange={(chosen) => onChange({ families: chosen })}
      />
      <ProductPicker
        label="And of these products"
        without={[sku]}
        value={typed.products}
        onChange={(chosen) => onChange({ products: chosen })}
      />
    </>
  );
}
