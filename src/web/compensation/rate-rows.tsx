import { Button, Group, Select, TextInput } from '@mantine/core';
import { writtenNumber } from '../editor/written-number.ts';
import classes from './compensation.module.css';
import type { WrittenRate } from './written-plan.ts';

interface Props {
  rates: readonly WrittenRate[];
  onChange(rates: WrittenRate[]): void;
  errorAt(pointer: string): string | undefined;
}

/** What is paid from which share of the quota on, a row for each rate. */
export function RateRows({ rates, onChange, errorAt }: Props) {
  const set = (index: number, change: Partial<WrittenRate>) =>
    onChange(rates.map((rate, at) => (at === index ? { ...rate, ...change } : rate)));
  return (
    <div className={classes.rateRows}>
      {rates.map((rate, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row is what stands at its place
        <div key={index} className={classes.rateRow}>
          <TextInput
            label="From, % of the quota"
            inputMode="decimal"
            disabled={index === 0}
            value={rate.from}
            onChange={({ currentTarget: { value } }) => set(index, { from: value })}
            error={percentError(rate.from, errorAt(`/content/rates/${index}/from`))}
          />
          <Select
            label="Passed by"
            disabled={index === 0}
            allowDeselect={false}
            data={[
              { value: 'at', label: 'reaching it' },
              { value: 'above', label: 'exceeding it' },
            ]}
            value={rate.side}
            onChange={(side) => set(index, { side: side as WrittenRate['side'] })}
          />
          <TextInput
            label="Pays, %"
            inputMode="decimal"
            value={rate.rate}
            onChange={({ currentTarget: { value } }) => set(index, { rate: value })}
            error={percentError(rate.rate, errorAt(`/content/rates/${index}/rate`))}
          />
          {index > 0 && (
            <Button
              variant="default"
              mt={21}
              aria-label={`Remove the rate from ${rate.from} % on`}
              onClick={() => onChange(rates.filter((_, at) => at !== index))}
            >
              Remove
            </Button>
          )}
        </div>
      ))}
      <Group>
        <Button variant="default" size="xs" onClick={() => onChange([...rates, { from: '', side: 'at', rate: '' }])}>
          Another rate
        </Button>
      </Group>
    </div>
  );
}

/** The API speaks of shares, these fields of percent. */
const percentError = (written: string, error: string | undefined): string | undefined =>
  error && writtenNumber(written) === undefined ? 'Write a number, like 4 or 0.5.' : error;
