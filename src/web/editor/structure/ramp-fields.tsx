/* oxlint-disable react/no-array-index-key -- two steps can have the same day while they are written */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { DraftStep } from '../draft-structure.ts';
import type { LineTask } from './line-task.ts';
import { daysEvery } from './steps.ts';
import classes from './structure.module.css';

/** How quantity and price of the line change over its time. */
export function RampFields({ line, structure: { ramp }, product, term, errorOf, onStructure }: LineTask) {
  const set = (next: readonly DraftStep[]) => onStructure({ ramp: next });
  const write = (index: number, change: Partial<DraftStep>) =>
    set(ramp.map((step, place) => (place === index ? { ...step, ...change } : step)));
  const yearly = daysEvery(12, line.start || term.start, Number(line.termMonths) || term.months).slice(1);
  const field = (index: number, name: keyof DraftStep, label: string) => ({
    'aria-label': `Step ${index + 1}: ${label}`,
    value: ramp[index]?.[name] ?? '',
    error: errorOf(`ramp/${index}/${name}`),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => write(index, { [name]: currentTarget.value }),
  });
  const units = product?.charge === 'usage' ? 'Commitment' : 'Quantity';
  return (
    <fieldset className={classes.group}>
      <legend>Ramp</legend>
      {errorOf('ramp') && <p role="alert">{errorOf('ramp')}</p>}
      {ramp.length > 0 && (
        <div className={`${classes.step} ${classes.titles}`} aria-hidden="true">
          <span>From</span>
          <span>{units}</span>
          <span>Net unit price</span>
        </div>
      )}
      {ramp.map((_, index) => (
        <div key={index} className={classes.step}>
          <TextInput type="date" {...field(index, 'from', 'from')} />
          <TextInput
            inputMode="decimal"
            placeholder={product?.charge === 'usage' ? 'as the line' : line.quantity}
            {...field(index, 'quantity', units.toLowerCase())}
          />
          <TextInput inputMode="decimal" placeholder="as the line" {...field(index, 'unitPrice', 'net unit price')} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            aria-label={`Remove step ${index + 1}`}
            onClick={() => set(ramp.toSpliced(index, 1))}
          >
            <Trash2 size={15} />
          </ActionIcon>
        </div>
      ))}
      <div className={classes.buttons}>
        {ramp.length === 0 && yearly.length > 0 && (
          <Button
            variant="default"
            size="xs"
            onClick={() => set(yearly.map((from) => ({ from, quantity: line.quantity, unitPrice: '' })))}
          >
            A step every year
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          leftSection={<Plus size={14} />}
          onClick={() => set([...ramp, { from: '', quantity: '', unitPrice: '' }])}
        >
          Add step
        </Button>
      </div>
    </fieldset>
  );
}
