import { CloseButton, Popover } from '@mantine/core';
import type { Filter } from '../../domain/lists/filter.ts';
import { Control } from './controls/control.tsx';
import classes from './lists.module.css';
import { useRefNames } from './use-ref-names.ts';
import { valueWords } from './value-words.ts';

interface ChipProps {
  name: string;
  filter: Filter;
  value: string;
  opened: boolean;
  onOpen(opened: boolean): void;
  onChange(value: string | null): void;
}

/** A filter that is set: says what it asks for, opens to be changed, and goes with its cross. */
export function Chip({ name, filter, value, opened, onOpen, onChange }: ChipProps) {
  const nameOf = useRefNames(filter, value);
  const words = value === '' ? '…' : valueWords(name, filter, value, nameOf);
  return (
    <Popover opened={opened} onChange={onOpen} position="bottom-start" shadow="md" trapFocus returnFocus>
      <span className={classes.chip}>
        <Popover.Target>
          <button type="button" className={classes.chipWords} onClick={() => onOpen(!opened)}>
            <span className={classes.chipLabel}>{filter.label}</span> {words}
          </button>
        </Popover.Target>
        <CloseButton
          size={18}
          aria-label={`Remove filter ${filter.label}`}
          onClick={() => {
            onOpen(false);
            onChange(null);
          }}
        />
      </span>
      <Popover.Dropdown aria-label={filter.label} className={classes.control}>
        <Control name={name} filter={filter} value={value} nameOf={nameOf} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}
