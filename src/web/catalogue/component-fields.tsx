import { ActionIcon, Autocomplete, Button, Group, Text, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { Product } from '../api/types.ts';
import { useFoundProducts } from './product-picker.tsx';

type Component = Product['components'][number];

interface ComponentFieldsProps {
  components: readonly Component[];
  onChange(components: Component[]): void;
  errorOf(index: number, field: 'product' | 'quantity'): string | undefined;
}

/** What one unit of a bundle holds: a quantity and a product a row. */
export function ComponentFields({ components, onChange, errorOf }: ComponentFieldsProps) {
  const change = (index: number, changes: Partial<Component>) =>
    onChange(components.map((component, place) => (place === index ? { ...component, ...changes } : component)));
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <Text component="legend" fw={500} mb={4}>
        One unit holds
      </Text>
      {components.length === 0 && (
        <Text c="dimmed" mb={4}>
          Nothing: it is no bundle.
        </Text>
      )}
      {components.map((component, index) => (
        <Group key={index} gap={8} wrap="nowrap" align="flex-start" mb={8}>
          <TextInput
            aria-label={`Quantity of component ${index + 1}`}
            placeholder="1"
            required
            inputMode="decimal"
            w={76}
            value={component.quantity}
            onChange={(event) => change(index, { quantity: event.currentTarget.value })}
            error={errorOf(index, 'quantity')}
          />
          <ProductField
            label={`Component ${index + 1}`}
            value={component.product}
            onChange={(product) => change(index, { product })}
            error={errorOf(index, 'product')}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            mt={4}
            aria-label={`Remove component ${index + 1}`}
            onClick={() => onChange(components.filter((_, place) => place !== index))}
          >
            <X size={15} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<Plus size={14} />}
        onClick={() => onChange([...components, { product: '', quantity: '1' }])}
      >
        {components.length === 0 ? 'Make it a bundle' : 'One more component'}
      </Button>
    </fieldset>
  );
}

interface ProductFieldProps {
  label: string;
  value: string;
  onChange(sku: string): void;
  error: string | undefined;
}

/** One SKU, found by any part of it or of the name. */
function ProductField({ label, value, onChange, error }: ProductFieldProps) {
  const found = useFoundProducts(value);
  const names = new Map(found.map(({ sku, name }) => [sku, name]));
  return (
    <Autocomplete
      aria-label={label}
      placeholder="SKU or name"
      required
      style={{ flex: 1 }}
      value={value}
      onChange={onChange}
      error={error}
      description={names.get(value)}
      inputWrapperOrder={['input', 'description', 'error']}
      data={[...names.keys()]}
      renderOption={({ option }) => `${option.value} ${names.get(option.value) ?? ''}`}
      // The server has already chosen what fits.
      filter={({ options }) => options}
    />
  );
}
