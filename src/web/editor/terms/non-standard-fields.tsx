import { Switch, Textarea, TextInput } from '@mantine/core';
import { memo } from 'react';
import type { NonStandard } from '../../../domain/offer.ts';
import { wordsFor } from '../../parts/words.ts';
import type { FieldErrors } from '../draft.ts';
import { detailOf, type ElementName, elementNames, elements, withElement } from './elements.ts';
import classes from './terms.module.css';

interface Props {
  nonStandard: NonStandard;
  errors: FieldErrors;
  onChange: (nonStandard: NonStandard) => void;
}

/** Departures from standard terms: each a switch, and what has to be said about it. */
export const NonStandardFields = memo(function NonStandardFields({ nonStandard, errors, onChange }: Props) {
  return (
    <div className={classes.elements}>
      {elementNames.map((name) => (
        <Element key={name} {...{ name, nonStandard, onChange }} error={errors[`/nonStandard/${name}`]} />
      ))}
    </div>
  );
});

/** A number that is asked for starts as the least that can be meant. */
const firstDetail = { details: '', noticeDays: '30', months: '12' } as const;

function Element({
  name,
  nonStandard,
  error,
  onChange,
}: Omit<Props, 'errors'> & { name: ElementName; error: string | undefined }) {
  const { detail, asks } = elements[name];
  const on = nonStandard[name] !== undefined;
  const field = {
    'aria-label': `${wordsFor(name)}: ${asks.toLowerCase()}`,
    placeholder: asks,
    value: detailOf(name, nonStandard),
    error,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange(withElement(nonStandard, name, currentTarget.value)),
  };
  return (
    <div className={classes.element} data-on={on}>
      <Switch
        label={wordsFor(name)}
        checked={on}
        onChange={() => onChange(withElement(nonStandard, name, on ? undefined : firstDetail[detail]))}
      />
      {on && detail === 'details' && <Textarea autosize minRows={1} maxRows={6} {...field} />}
      {on && detail !== 'details' && (
        <TextInput w={140} inputMode="numeric" rightSection={units[detail]} rightSectionWidth={60} {...field} />
      )}
    </div>
  );
}

const units = { noticeDays: 'days', months: 'months' } as const;
