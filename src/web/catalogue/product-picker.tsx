import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Product } from '../api/types.ts';
import { withQuery } from '../api/use-list.ts';
import { useResource } from '../api/use-resource.ts';

interface ProductPickerProps {
  label: string;
  description?: string;
  /** SKUs. */
  value: readonly string[];
  onChange(skus: string[]): void;
  /** SKUs that cannot be chosen. */
  without?: readonly string[];
  error?: string | undefined;
}

/** Finds products by any part of SKU or name; the server searches. What is chosen is shown by its SKU. */
export function ProductPicker({ label, description, value, onChange, without = [], error }: ProductPickerProps) {
  const [typed, setTyped] = useState('');
  const products = useFoundProducts(typed).filter(({ sku }) => !without.includes(sku));
  const names = new Map(products.map(({ sku, name }) => [sku, name]));
  return (
    <MultiSelect
      label={label}
      description={description}
      placeholder={value.length === 0 ? 'None' : undefined}
      error={error}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      value={[...value]}
      onChange={onChange}
      data={[...new Set([...value, ...names.keys()])]}
      renderOption={({ option }) => `${option.value} ${names.get(option.value) ?? ''}`}
      // The server has already chosen what fits.
      filter={({ options }) => options.filter((option) => 'value' in option && names.has(option.value))}
      nothingFoundMessage="No product has this in its SKU or name"
    />
  );
}

/** The products that fit what is typed, once the keys pause. */
export function useFoundProducts(typed: string): Product[] {
  const [q] = useDebouncedValue(typed.trim(), 150);
  const path = withQuery('/api/products', { q, limit: 20 });
  return useResource<{ items: Product[] }>(path, { keep: true }).data?.body.items ?? [];
}
