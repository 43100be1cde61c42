import { NativeSelect, TextInput } from '@mantine/core';
import type { LineTask } from './line-task.ts';
import classes from './structure.module.css';

/** What is not charged, and by what the price rises. */
export function FreeFields({ structure, product, errorOf, onStructure }: LineTask) {
  const text = (field: 'freeMonths' | 'freeUnits' | 'uplift') => ({
    value: structure[field],
    error: errorOf(field),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => onStructure({ [field]: currentTarget.value }),
  });
  const runs = product?.charge !== 'one-time';
  return (
    <fieldset className={classes.group}>
      <legend>Free and uplift</legend>
      <div className={classes.pair}>
        {runs && <TextInput label="Free months" inputMode="numeric" placeholder="none" {...text('freeMonths')} />}
        {runs && (
          <NativeSelect
            label="Which months"
            value={structure.freeMonthsAt || 'start'}
            error={errorOf('freeMonthsAt')}
            data={[
              { value: 'start', label: 'The first' },
              { value: 'end', label: 'The last' },
            ]}
            onChange={({ currentTarget }) =>
              onStructure({ freeMonthsAt: currentTarget.value === 'end' ? 'end' : 'start' })
            }
          />
        )}
        <TextInput label="Free units" inputMode="decimal" placeholder="none" {...text('freeUnits')} />
        {runs && <TextInput label="Uplift a year" placeholder="none, or 5%" {...text('uplift')} />}
      </div>
    </fieldset>
  );
}
