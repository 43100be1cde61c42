/* oxlint-disable react/no-array-index-key -- discounts have no name of their own yet while they are written */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { ArrowUp, Plus, Trash2 } from 'lucide-react';
import type { DraftFurther } from '../draft-structure.ts';
import type { LineTask } from './line-task.ts';
import classes from './structure.module.css';

/** Discounts beside the first, by name, in the order in which they are taken off. */
export function FurtherFields({ line, structure: { further }, errorOf, onStructure }: LineTask) {
  const set = (next: readonly DraftFurther[]) => onStructure({ further: next });
  const write = (index: number, change: Partial<DraftFurther>) =>
    set(further.map((one, place) => (place === index ? { ...one, ...change } : one)));
  const raise = (index: number) => {
    const [above, one] = [further[index - 1], further[index]];
    if (above && one) set(further.toSpliced(index - 1, 2, one, above));
  };
  return (
    <fieldset className={classes.group}>
      <legend>Further discounts</legend>
      {further.length > 0 && (
        <p>{line.discount === '' ? 'Taken off' : `After ${line.discount}`}, one after the other:</p>
      )}
      {further.map(({ name, discount }, index) => (
        <div key={index} className={classes.further}>
          <TextInput
            aria-label={`Discount ${index + 1}: given for`}
            placeholder="Volume, reference customer, …"
            value={name}
            error={errorOf(`furtherDiscounts/${index}/name`)}
            onChange={({ currentTarget }) => write(index, { name: currentTarget.value })}
          />
          <TextInput
            aria-label={`Discount ${index + 1}: how much`}
            placeholder="5% or -500"
            value={discount}
            error={errorOf(`furtherDiscounts/${index}/discount`)}
            onChange={({ currentTarget }) => write(index, { discount: currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            disabled={index === 0}
            aria-label={`Take discount ${index + 1} off earlier`}
            onClick={() => raise(index)}
          >
            <ArrowUp size={15} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            aria-label={`Remove discount ${index + 1}`}
            onClick={() => set(further.toSpliced(index, 1))}
          >
            <Trash2 size={15} />
          </ActionIcon>
        </div>
      ))}
      <div className={classes.buttons}>
        <Button
          variant="default"
          size="xs"
          leftSection={<Plus size={14} />}
          disabled={further.length >= 10}
          onClick={() => set([...further, { name: '', discount: '' }])}
        >
          Add discount
        </Button>
      </div>
    </fieldset>
  );
}
