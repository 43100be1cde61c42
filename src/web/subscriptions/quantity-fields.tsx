import { TextInput } from '@mantine/core';
import type { Subscription } from '../api/types.ts';
import { writtenNumber } from '../editor/written-number.ts';
import { numberWords } from '../parts/formats.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import classes from './subscriptions.module.css';

interface Props {
  lines: Subscription['lines'];
  label: string;
  quantities: readonly string[];
  onChange(quantities: string[]): void;
  errorOf(index: number): string | undefined;
}

/** All of them as numbers; undefined while one is none: nothing is asked of the server before. */
export function writtenQuantities(texts: readonly string[]): string[] | undefined {
  const numbers = texts.map(writtenNumber);
  return numbers.includes(undefined) ? undefined : (numbers as string[]);
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
              className={classes.quantity}
              inputMode="decimal"
              size="xs"
              w={110}
              ml="auto"
              value={quantities[index] ?? ''}
              error={writtenNumber(quantities[index] ?? '') === undefined ? 'Write a number' : errorOf(index)}
              onFocus={({ currentTarget }) => currentTarget.select()}
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
