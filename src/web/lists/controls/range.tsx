import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Filter, isRange, isWrong, readFilter } from '../../../domain/lists/filter.ts';
import { ratioWords } from '../../parts/formats.ts';

interface RangeControlProps {
  filter: Extract<Filter, { kind: 'range' }>;
  value: string;
  onChange(value: string | null): void;
}

const beside = { amount: 'numeric', share: 'decimal', day: undefined } as const;

/** From and to, either of which may stay open. Takes effect when a field is left or Enter is pressed. */
export function RangeControl({ filter, value, onChange }: RangeControlProps) {
  const [ends, setEnds] = useState(() => endsOf(filter, value));
  const text =
    ends.from.trim() === '' && ends.to.trim() === '' ? '' : `${asked(filter, ends.from)}..${asked(filter, ends.to)}`;
  const read = text === '' ? undefined : readFilter(filter, text);
  const wrong = read !== undefined && isWrong(read) ? read.wrong : undefined;
  const keep = () => {
    if (wrong === undefined && text !== value) onChange(text || null);
  };
  const field = (end: 'from' | 'to', label: string) => (
    <TextInput
      label={label}
      aria-label={`${filter.label} ${label.toLowerCase()}`}
      type={filter.of === 'day' ? 'date' : 'text'}
      inputMode={beside[filter.of]}
      rightSection={filter.of === 'share' ? '%' : undefined}
      w={filter.of === 'day' ? 140 : 120}
      autoComplete="off"
      data-autofocus={end === 'from' || undefined}
      value={ends[end]}
      error={wrong !== undefined && end === 'from'}
      onChange={({ currentTarget }) => setEnds((before) => ({ ...before, [end]: currentTarget.value }))}
      onBlur={keep}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <Group gap={8} wrap="nowrap" align="flex-end">
        {field('from', 'From')}
        {field('to', 'To')}
      </Group>
      {wrong !== undefined && <p role="alert">{wrong}</p>}
      <button type="submit" hidden aria-label={`Filter by ${filter.label}`} />
    </form>
  );
}

/** People write 20 for a share, and 25,000 for an amount. */
function asked({ of }: RangeControlProps['filter'], text: string): string {
  const plain = of === 'day' ? text : text.replaceAll(/[\s,%]/g, '');
  return of === 'share' && plain !== '' ? `${plain}%` : plain;
}

function endsOf(filter: RangeControlProps['filter'], value: string): { from: string; to: string } {
  const read = value === '' ? undefined : readFilter(filter, value);
  if (read === undefined || isWrong(read) || !isRange(read)) return { from: '', to: '' };
  const shown = (end = '') => (filter.of === 'share' && end !== '' ? percent(end) : end);
  return { from: shown(read.from), to: shown(read.to) };
}

const percent = (share: string): string => ratioWords(share, 10).replaceAll(/[^\d.-]/g, '');
