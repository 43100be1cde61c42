import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { RefKind } from '../../../domain/lists/filter.ts';
import { useMe } from '../../api/me.ts';
import { withQuery } from '../../api/use-list.ts';
import { useResource } from '../../api/use-resource.ts';
import { useFew } from '../use-ref-names.ts';

interface RefsControlProps {
  label: string;
  of: RefKind;
  value: string;
  nameOf(id: string): string;
  onChange(value: string | null): void;
}

const searched: Partial<Record<RefKind, string>> = {
  person: '/api/users',
  account: '/api/accounts',
  order: '/api/orders',
};

/** What the server finds: by its name, or, without one, by its number and whose it is. */
interface Found {
  id: string;
  name?: string;
  number?: string;
  account?: { name: string };
}

const wordsOf = ({ name, number, account }: Found): string => name ?? `${number} ${account?.name ?? ''}`;

/** People, teams, accounts, sellers or orders, found by typing; the server searches where there may be many. */
export function RefsControl({ label, of, value, nameOf, onChange }: RefsControlProps) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 150);
  const me = useMe();
  const few = useFew(of);
  const path = searched[of];
  const active = of === 'person' ? true : undefined;
  const found = useResource<{ items: Found[] }>(path ? withQuery(path, { q: asked, active, limit: 20 }) : null, {
    keep: true,
  });
  const chosen = value === '' ? [] : value.split(',');
  const offered = new Map(few.map((one) => [one.value, one.label]));
  if (of === 'person') offered.set('me', `Me${me ? `, ${me.name}` : ''}`);
  for (const one of found.data?.body.items ?? []) if (one.id !== me?.id) offered.set(one.id, wordsOf(one));
  for (const id of chosen) if (id !== 'me') offered.set(id, nameOf(id));
  return (
    <MultiSelect
      aria-label={label}
      placeholder={chosen.length === 0 ? (of === 'order' ? 'Type a number or customer' : 'Type a name') : undefined}
      searchable
      w={280}
      maw="100%"
      data-autofocus
      comboboxProps={{ withinPortal: false }}
      withScrollArea={false}
      styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
      value={chosen}
      onSearchChange={setTyped}
      onChange={(ids) => onChange(ids.join(',') || null)}
      data={[...offered].map(([id, name]) => ({ value: id, label: name }))}
      nothingFoundMessage={found.isFetching ? 'Searching…' : 'Nothing has this in its name'}
    />
  );
}
