import { TextInput } from '@mantine/core';
import type { Subscription } from '../api/types.ts';
import { numberWords } from '../parts/formats.ts';
import { PlainTable } from '../parts/plain-table.tsx';

interface Props {
  lines: Subscription['lines'];
  label: string;
  quantities: readonly string[];
  onChange(quantities: string[]): void;
  errorOf(index: number): string | undefined;
}

/** A number for each line of the subscription, beside what is licensed. */
export function QuantityFields({ lines, label, quantities, onChange, errorOf }: Props) {
  return (
    <PlainTable
      label={label}
      rows={lines.map((line, index) => ({ ...line, index }))}
      rowKey={({ index }) => String(index)}
      columns={[
        { id: 'name', head: 'Product', cell: ({ name }) => name },
        { id: 'licensed', head: 'Licensed', align: 'right', cell: ({ quantity }) => numberWords(quantity) },
        {
          id: 'quantity',
          head: label,
          align: 'right',
          cell: ({ name, index }) => (
            <TextInput
              aria-label={`${label}: ${name}`}
              inputMode="decimal"
              size="xs"
              w={110}
              ml="auto"
              value={quantities[index] ?? ''}
              error={errorOf(index)}
              onChange={({ currentTarget: { value } }) =>
                onChange(quantities.map((one, at) => (at === index ? value : one)))
              }
            />
          ),
        },
      ]}
    />
  );
}
