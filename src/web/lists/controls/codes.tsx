import { TagsInput } from '@mantine/core';
import type { Account } from '../../api/types.ts';
import { useResource } from '../../api/use-resource.ts';

interface CodesControlProps {
  name: string;
  label: string;
  value: string;
  onChange(value: string | null): void;
}

/** Regions, segments, countries: those in use are offered, any other can be written. */
export function CodesControl({ name, label, value, onChange }: CodesControlProps) {
  const accounts = useResource<{ items: Account[] }>('/api/accounts?limit=200');
  const used = (accounts.data?.body.items ?? []).map(
    (account) => (account as unknown as Record<string, unknown>)[name],
  );
  const offered = [...new Set(used)].filter((code): code is string => typeof code === 'string' && code !== '');
  return (
    <TagsInput
      aria-label={label}
      placeholder="Type or choose"
      w={280}
      maw="100%"
      data-autofocus
      comboboxProps={{ withinPortal: false }}
      withScrollArea={false}
      styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
      splitChars={[',']}
      acceptValueOnBlur
      value={value === '' ? [] : value.split(',')}
      onChange={(codes) => onChange(codes.join(',') || null)}
      data={offered.sort()}
    />
  );
}
