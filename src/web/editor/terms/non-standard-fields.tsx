import { NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import { memo } from 'react';
import type { Currency, NonStandard } from '../../../domain/offer.ts';
import { wordsFor } from '../../parts/words.ts';
import type { FieldErrors } from '../draft.ts';
import { fieldAt } from '../go-to-field.ts';
import { CostSheet } from './cost-sheet.tsx';
import {
  detailOf,
  type ElementField,
  type ElementName,
  elementNames,
  elements,
  switched,
  withDetail,
} from './elements.ts';
import classes from './terms.module.css';

interface Props {
  nonStandard: NonStandard;
  /** The lines that could charge custom work. */
  lines: readonly { id: string; name: string }[];
  currency: Currency;
  errors: FieldErrors;
  onChange: (nonStandard: NonStandard) => void;
}

/** Departures from standard terms: each a switch, and what has to be said about it. */
export const NonStandardFields = memo(function NonStandardFields({
  nonStandard,
  lines,
  currency,
  errors,
  onChange,
}: Props) {
  return (
    <div className={classes.elements}>
      {elementNames.map((name) => (
        <div key={name} className={classes.element} data-on={nonStandard[name] !== undefined}>
          <Switch
            label={wordsFor(name)}
            {...fieldAt(`/nonStandard/${name}`)}
            checked={nonStandard[name] !== undefined}
            error={nonStandard[name] === undefined && errors[`/nonStandard/${name}`]}
            onChange={() => onChange(switched(nonStandard, name))}
          />
          {nonStandard[name] !== undefined && (
            <div className={classes.said}>
              {elements[name].map((field, index) => (
                <Detail
                  key={field.name}
                  {...{ name, field, nonStandard, onChange }}
                  error={
                    errors[`/nonStandard/${name}/${field.name}`] ?? (index === 0 && errors[`/nonStandard/${name}`])
                  }
                />
              ))}
            </div>
          )}
          {name === 'customWork' && nonStandard.customWork && (
            <CostSheet
              work={nonStandard.customWork}
              {...{ lines, currency, errors }}
              onChange={(customWork) => onChange({ ...nonStandard, customWork })}
            />
          )}
        </div>
      ))}
    </div>
  );
});

interface DetailProps extends Pick<Props, 'nonStandard' | 'onChange'> {
  name: ElementName;
  field: ElementField;
  error: string | false | undefined;
}

function Detail({ name, field, nonStandard, error, onChange }: DetailProps) {
  const given = {
    ...fieldAt(`/nonStandard/${name}/${field.name}`),
    'aria-label': `${wordsFor(name)}: ${field.asks.toLowerCase()}`,
    label: field.asks,
    value: detailOf(name, field, nonStandard),
    error,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange(withDetail(nonStandard, name, field, currentTarget.value)),
  };
  if (field.kind === 'choice')
    return <NativeSelect data={(field.choices ?? []).map((value) => ({ value, label: wordsFor(value) }))} {...given} />;
  if (field.kind === 'text')
    return (
      <Textarea
        className={classes.prose}
        description="Printed for the customer, word for word"
        autosize
        minRows={1}
        maxRows={6}
        {...given}
      />
    );
  return (
    <TextInput
      className={classes.number}
      inputMode={field.kind === 'number' ? 'numeric' : 'decimal'}
      rightSection={field.unit}
      rightSectionWidth={60}
      {...given}
    />
  );
}
