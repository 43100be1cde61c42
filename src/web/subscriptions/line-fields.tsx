import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { exact, mul, plainText } from '../../domain/exact.ts';
import type { Subscription } from '../api/types.ts';
import { fieldError } from '../parts/field-errors.ts';
import { ProductSelect } from './product-select.tsx';
import classes from './subscriptions.module.css';

/** A line as it is typed: all of it text. */
export interface LineTyped {
  key: string;
  product: string;
  quantity: string;
  unitPrice: string;
  pricePeriod: 'month' | 'year';
  discount: string;
}

export const newLine = (): LineTyped => ({
  key: crypto.randomUUID(),
  product: '',
  quantity: '',
  unitPrice: '',
  pricePeriod: 'year',
  discount: '',
});

export const lineTyped = (line: Subscription['lines'][number]): LineTyped => ({
  key: crypto.randomUUID(),
  product: line.product,
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  pricePeriod: line.pricePeriod,
  discount: line.discount === null ? '' : `${plainText(mul(exact(line.discount), exact(100)))}%`,
});

/** The fields of so many lines, which show what is wrong with them themselves. */
export const linePointers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    ['product', 'quantity', 'unitPrice', 'discount'].map((name) => `/lines/${index}/${name}`),
  ).flat();

interface Props {
  lines: LineTyped[];
  onChange(lines: LineTyped[]): void;
  error: Error | null;
}

/** What runs, a row for each product. */
export function LineFields({ lines, onChange, error }: Props) {
  return (
    <Stack gap={8}>
      {lines.map((line, index) => {
        const set = (change: Partial<LineTyped>) =>
          onChange(lines.map((one) => (one.key === line.key ? { ...one, ...change } : one)));
        const text = (name: 'quantity' | 'unitPrice' | 'discount') => ({
          value: line[name],
          error: fieldError(error, `/lines/${index}/${name}`),
          onChange: ({ currentTarget }: { currentTarget: { value: string } }) => set({ [name]: currentTarget.value }),
        });
        return (
          <fieldset key={line.key} className={classes.line} aria-label={`Line ${index + 1}`}>
            <ProductSelect
              value={line.product}
              onChange={(product, pricePeriod) => set({ product, ...(pricePeriod && { pricePeriod }) })}
              error={fieldError(error, `/lines/${index}/product`)}
            />
            <TextInput label="Units" inputMode="decimal" required {...text('quantity')} />
            <TextInput label="Net unit price" inputMode="decimal" required {...text('unitPrice')} />
            <NativeSelect
              label="Price for a"
              data={['month', 'year']}
              value={line.pricePeriod}
              onChange={({ currentTarget }) => set({ pricePeriod: currentTarget.value as LineTyped['pricePeriod'] })}
            />
            <TextInput label="Discount" placeholder="20%" {...text('discount')} />
            {lines.length > 1 && (
              <Button
                variant="subtle"
                size="compact-xs"
                className={classes.remove}
                aria-label={`Remove line ${index + 1}`}
                onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
              >
                Remove
              </Button>
            )}
          </fieldset>
        );
      })}
      <Group>
        <Button variant="default" size="compact-xs" onClick={() => onChange([...lines, newLine()])}>
          Add a line
        </Button>
      </Group>
    </Stack>
  );
}
