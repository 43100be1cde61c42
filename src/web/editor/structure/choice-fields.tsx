import { Autocomplete, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { LineTask } from './line-task.ts';
import classes from './structure.module.css';

type Choice = 'part' | 'optional' | 'alternative';

/** Whether the customer has to take the line. */
export function ChoiceFields({ structure, known, errorOf, onStructure, onChoose }: LineTask) {
  // Without a name it would be no alternative any more: the last one holds until there is another.
  const [isEmptied, setEmptied] = useState(false);
  const choice: Choice = structure.alternative === '' ? (structure.optional ? 'optional' : 'part') : 'alternative';
  const change = (next: Choice) =>
    onStructure({
      optional: next === 'optional',
      alternative: next === 'alternative' ? (known.alternatives[0] ?? 'Edition') : '',
      ...(next === 'part' && { chosen: false }),
    });
  return (
    <fieldset className={classes.group}>
      <legend>The customer’s choice</legend>
      <div className={classes.pair}>
        <NativeSelect
          label="The line is"
          value={choice}
          error={errorOf('optional')}
          data={[
            { value: 'part', label: 'Part of the offer' },
            { value: 'optional', label: 'Optional' },
            { value: 'alternative', label: 'An alternative' },
          ]}
          onChange={({ currentTarget }) => change(currentTarget.value as Choice)}
        />
        {choice === 'alternative' && (
          <Autocomplete
            label="Alternatives named"
            data={[...known.alternatives]}
            maxLength={60}
            value={isEmptied ? '' : structure.alternative}
            error={errorOf('alternative')}
            onChange={(alternative) => {
              setEmptied(alternative.trim() === '');
              if (alternative.trim() !== '') onStructure({ alternative });
            }}
            onBlur={() => setEmptied(false)}
          />
        )}
      </div>
      {choice !== 'part' && (
        <Checkbox
          label="Chosen: counts in the totals"
          checked={structure.chosen}
          error={errorOf('chosen')}
          onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
        />
      )}
      {choice === 'alternative' && <p>Of the lines with the same name the customer takes one at most.</p>}
    </fieldset>
  );
}
