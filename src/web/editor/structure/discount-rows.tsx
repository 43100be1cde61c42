/* oxlint-disable react/no-array-index-key -- discounts have no name of their own yet while they are written */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { ArrowUp, Plus, Trash2 } from 'lucide-react';
import type { DraftFurther } from '../draft-structure.ts';
import { fieldAt } from '../go-to-field.ts';
import classes from './structure.module.css';

interface Props {
  /** What one of them is called: "Discount". */
  name: string;
  further: readonly DraftFurther[];
  /** The pointer of the list. */
  at: string;
  /** By place and field: "0/name". */
  errorOf(field: string): string | undefined;
  onChange(further: readonly DraftFurther[]): void;
}

/** Named discounts, in the order in which they are taken off. */
export function DiscountRows({ name: called, further, at, errorOf, onChange }: Props) {
  const write = (index: number, change: Partial<DraftFurther>) =>
    onChange(further.map((one, place) => (place === index ? { ...one, ...change } : one)));
  const raise = (index: number) => {
    const [above, one] = [further[index - 1], further[index]];
    if (above && one) onChange(further.toSpliced(index - 1, 2, one, above));
  };
  const lower = called.toLowerCase();
  return (
    <>
      {further.map(({ name, discount }, index) => (
        <div key={index} className={classes.further}>
          <TextInput
            aria-label={`${called} ${index + 1}: given for`}
            placeholder="Volume, reference customer, …"
            value={name}
            {...fieldAt(`${at}/${index}/name`)}
            error={errorOf(`${index}/name`)}
            onChange={({ currentTarget }) => write(index, { name: currentTarget.value })}
          />
          <TextInput
            aria-label={`${called} ${index + 1}: how much`}
            placeholder="5% or -500"
            value={discount}
            {...fieldAt(`${at}/${index}/discount`)}
            error={errorOf(`${index}/discount`)}
            onChange={({ currentTarget }) => write(index, { discount: currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            disabled={index === 0}
            aria-label={`Take ${lower} ${index + 1} off earlier`}
            onClick={() => raise(index)}
          >
            <ArrowUp size={15} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            aria-label={`Remove ${lower} ${index + 1}`}
            onClick={() => onChange(further.toSpliced(index, 1))}
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
          onClick={() => onChange([...further, { name: '', discount: '' }])}
        >
          Add {lower}
        </Button>
      </div>
    </>
  );
}
