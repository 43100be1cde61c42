import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Account } from '../api/types.ts';
import { withQuery } from '../api/use-list.ts';
import { useResource } from '../api/use-resource.ts';

interface AccountSelectProps {
  label: string;
  value: string | null;
  onChange(account: Account | null): void;
  error?: string;
  required?: boolean;
  disabled?: boolean;
  placeholder?: string;
  clearable?: boolean;
  'aria-label'?: string;
  w?: number | string;
}

/** Finds an account by any part of its name; the server searches. */
export function AccountSelect({ value, onChange, label, ...props }: AccountSelectProps) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 150);
  const chosen = useResource<Account>(value ? `/api/accounts/${value}` : null);
  const found = useResource<{ items: Account[] }>(withQuery('/api/accounts', { q: asked, limit: 20 }), { keep: true });
  const accounts = new Map(found.data?.body.items.map((account) => [account.id, account]));
  if (chosen.data) accounts.set(chosen.data.body.id, chosen.data.body);
  return (
    <Select
      {...props}
      label={label || undefined}
      searchable
      value={value}
      onSearchChange={setTyped}
      onChange={(id) => onChange(id ? (accounts.get(id) ?? null) : null)}
      data={[...accounts.values()].map(({ id, name }) => ({ value: id, label: name }))}
      // The server has already chosen what fits.
      filter={({ options }) => options}
      nothingFoundMessage={found.isFetching ? 'Searching…' : 'No account has this in its name'}
    />
  );
}
