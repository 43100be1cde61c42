import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Filter } from '../../domain/lists/filter.ts';
import { Chip } from './chip.tsx';
import { FilterInput } from './filter-input.tsx';
import classes from './lists.module.css';
import type { ListAddress } from './use-list-address.ts';

interface FilterBarProps {
  /** What is narrowed: "Deals". */
  title: string;
  /** By name; those that this reader has a use for. */
  filters: Readonly<Record<string, Filter>>;
  address: ListAddress;
}

/** What narrows a list: a field where filters are found by typing, and a chip for each that is set. */
export function FilterBar({ title, filters, address }: FilterBarProps) {
  const [open, setOpen] = useState<string>();
  const set = Object.keys(address.filters).filter((name) => name in filters);
  const shown = open !== undefined && !set.includes(open) ? [...set, open] : set;
  return (
    <search className={classes.bar} aria-label={`Filter ${title.toLowerCase()}`}>
      <FilterInput
        title={title}
        filters={filters}
        onChoose={(name) => setOpen(name)}
        onSay={(name, value) => address.set({ [name]: added(filters[name], address.filters[name], value) })}
      />
      {shown.map((name) => (
        <Chip
          key={name}
          name={name}
          filter={filters[name] as Filter}
          value={address.filters[name] ?? ''}
          opened={open === name}
          onOpen={(opened) => setOpen(opened ? name : undefined)}
          onChange={(value) => address.set({ [name]: value })}
        />
      ))}
      {set.length > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => address.set(nothing(set))}>
          Clear all
        </Button>
      )}
    </search>
  );
}

/** Without any of these filters. */
export const nothing = (names: readonly string[]): Record<string, null> =>
  Object.fromEntries(names.map((name) => [name, null]));

/** A value joins those that are chosen already, where several can be. */
function added(filter: Filter | undefined, before: string | undefined, value: string): string {
  const several = filter?.kind === 'one-of' || filter?.kind === 'refs';
  return several && before ? [...new Set([...before.split(','), value])].join(',') : value;
}
