import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Product } from '../api/types.ts';
import { withQuery } from '../api/use-list.ts';
import { useResource } from '../api/use-resource.ts';
import classes from './subscriptions.module.css';

interface Props {
  /** SKU; empty: none yet. */
  value: string;
  onChange(sku: string, pricePeriod: Product['pricePeriod']): void;
  error: string | undefined;
}

/** Finds a recurring product by SKU or name; the server searches. */
export function ProductSelect({ value, onChange, error }: Props) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 150);
  const found = useResource<{ items: Product[] }>(withQuery('/api/products', { q: asked, limit: 50 }), { keep: true });
  const recurring = (found.data?.body.items ?? []).filter(({ charge }) => charge === 'recurring');
  const options = recurring.map(({ sku, name }) => ({ value: sku, label: `${sku} ${name}` }));
  return (
    <Select
      label="Product"
      required
      searchable
      className={classes.product}
      value={value || null}
      error={error}
      onSearchChange={setTyped}
      onChange={(sku) => onChange(sku ?? '', recurring.find((product) => product.sku === sku)?.pricePeriod ?? null)}
      data={
        value === '' || options.some((one) => one.value === value) ? options : [{ value, label: value }, ...options]
      }
      // The server has already chosen what fits.
      filter={({ options: all }) => all}
      nothingFoundMessage={found.isFetching ? 'Searching…' : 'No recurring product fits'}
    />
  );
}
