import { Group, SegmentedControl, TextInput } from '@mantine/core';
import { SearchBox } from '../../parts/search-box.tsx';
import classes from './like.module.css';

/** What an example is looked for by, as it is typed. */
export interface LikeSearch {
  q: string;
  atLeast: string;
  atMost: string;
  /** Days in which the deal must have moved; '' for any time. */
  within: string;
}

export const anyQuote: LikeSearch = { q: '', atLeast: '', atMost: '', within: '' };

/** The search as the API takes it; a size that is no number is left out until it is one. */
export function queryOf({ q, atLeast, atMost, within }: LikeSearch, now = Date.now()) {
  const amount = (text: string) => {
    const plain = text.replaceAll(/[\s,]/g, '');
    return /^\d{1,15}(\.\d{1,2})?$/.test(plain) && Number(plain) > 0 ? plain : undefined;
  };
  const since = within === '' ? undefined : new Date(now - Number(within) * 86_400_000).toISOString().slice(0, 10);
  return { q, atLeast: amount(atLeast), atMost: amount(atMost), since };
}

/** By customer, deal or product; by size; by how recent it is. */
export function LikeSearchFields({ value, onChange }: { value: LikeSearch; onChange: (next: LikeSearch) => void }) {
  const amount = (field: 'atLeast' | 'atMost', label: string) => (
    <TextInput
      aria-label={label}
      placeholder={label}
      inputMode="numeric"
      autoComplete="off"
      value={value[field]}
      onChange={({ currentTarget }) => onChange({ ...value, [field]: currentTarget.value })}
    />
  );
  return (
    <>
      <SearchBox
        label="Customer, deal or product"
        value={value.q}
        onChange={(text) => onChange({ ...value, q: text })}
        focused
      />
      <Group gap={8} grow className={classes.size}>
        {amount('atLeast', 'TCV from')}
        {amount('atMost', 'TCV to')}
      </Group>
      <SegmentedControl
        aria-label="How recent"
        size="xs"
        data={[
          { value: '', label: 'Any time' },
          { value: '365', label: 'Last year' },
          { value: '90', label: 'Last 90 days' },
        ]}
        value={value.within}
        onChange={(within) => onChange({ ...value, within })}
      />
    </>
  );
}
