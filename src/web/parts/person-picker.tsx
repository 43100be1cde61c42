import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Ref } from '../api/types.ts';
import { dateWords } from './formats.ts';
import { useAway } from './use-away.ts';
import classes from './person-picker.module.css';

export interface Choice {
  person: Ref;
  /** What they do, beneath their name. */
  title?: string;
  /** Why they cannot be taken, in words that follow their name; null when they can. */
  whyNot: string | null;
}

interface PersonPickerProps {
  label: string;
  choices: readonly Choice[];
  value: string | null;
  onChange(id: string | null): void;
  /** Heads those who can be taken. */
  able: string;
  /** Heads the others. */
  unable: string;
  error?: string;
  description?: ReactNode;
  placeholder?: string;
  required?: boolean;
  clearable?: boolean;
  /** Where one begins to type. */
  first?: boolean;
}

/** Chooses somebody among those who may be chosen; the others stand beneath, each with the reason. */
export function PersonPicker({ choices, able, unable, first, ...props }: PersonPickerProps) {
  const away = useAway();
  const optionOf = ({ person: { id, name }, whyNot }: Choice) => ({
    value: id,
    label: name,
    disabled: whyNot !== null,
  });
  const byId = new Map(choices.map((choice) => [choice.person.id, choice]));
  const groups = [
    { group: able, items: choices.filter(({ whyNot }) => whyNot === null).map(optionOf) },
    { group: unable, items: choices.filter(({ whyNot }) => whyNot !== null).map(optionOf) },
  ];
  return (
    <Select
      {...props}
      data-autofocus={first || undefined}
      data={groups.filter(({ items }) => items.length > 0)}
      searchable
      withAsterisk={false}
      // The list itself scrolls, as the keys in it expect.
      withScrollArea={false}
      classNames={{ option: classes.option, groupLabel: classes.group, options: classes.options }}
      nothingFoundMessage="Nobody has this in their name"
      renderOption={({ option }) => {
        const choice = byId.get(option.value);
        const absence = away.get(option.value);
        return (
          <span>
            {option.label}
            {absence && <span className={classes.away}> away until {dateWords(absence.lastDay)}</span>}
            <span className={classes.beneath}>{choice?.whyNot ?? choice?.title}</span>
          </span>
        );
      }}
    />
  );
}
