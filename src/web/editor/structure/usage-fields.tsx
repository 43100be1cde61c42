import { TextInput } from '@mantine/core';
import type { LineTask } from './line-task.ts';
import classes from './structure.module.css';

/** What is promised of usage: units, money, and what a unit beyond costs. */
export function UsageFields({ structure, product, errorOf, onStructure }: LineTask) {
  const per = product?.pricePeriod ?? 'month';
  const text = (field: 'commitment' | 'minimum' | 'overage') => ({
    inputMode: 'decimal' as const,
    value: structure[field],
    error: errorOf(`usage/${field}`),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => onStructure({ [field]: currentTarget.value }),
  });
  return (
    <fieldset className={classes.group}>
      <legend>Usage, per {per}</legend>
      <div className={classes.three}>
        <TextInput label="Commitment" placeholder={product?.unit ?? 'units'} {...text('commitment')} />
        <TextInput label="Minimum" placeholder="money" {...text('minimum')} />
        <TextInput label="Overage price" placeholder="as its tier" {...text('overage')} />
      </div>
      <p>The quantity of the line is what is expected; only what is committed or at least paid counts.</p>
    </fieldset>
  );
}
