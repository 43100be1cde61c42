import { Checkbox, Radio, Stack } from '@mantine/core';
import type { Filter } from '../../../domain/lists/filter.ts';
import { SearchText } from './search-text.tsx';
import { oneOfWords } from '../value-words.ts';
import { CodesControl } from './codes.tsx';
import { RangeControl } from './range.tsx';
import { RefsControl } from './refs.tsx';

export interface ControlProps {
  name: string;
  filter: Filter;
  /** As the address has it; empty while nothing is chosen. */
  value: string;
  nameOf(id: string): string;
  onChange(value: string | null): void;
}

/** What a filter is set with, by its kind. */
export function Control({ name, filter, value, nameOf, onChange }: ControlProps) {
  switch (filter.kind) {
    case 'one-of':
      return (
        <Checkbox.Group
          aria-label={filter.label}
          value={value === '' ? [] : value.split(',')}
          onChange={(values) => onChange(filter.values.filter((one) => values.includes(one)).join(',') || null)}
        >
          <Stack gap={8}>
            {filter.values.map((one) => (
              <Checkbox key={one} value={one} label={oneOfWords(name, one)} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'flag':
      return (
        <Radio.Group aria-label={filter.label} value={value} onChange={onChange}>
          <Stack gap={8}>
            <Radio value="true" label="Yes" />
            <Radio value="false" label="No" />
          </Stack>
        </Radio.Group>
      );
    case 'range':
      return <RangeControl filter={filter} value={value} onChange={onChange} />;
    case 'refs':
      return <RefsControl label={filter.label} of={filter.of} value={value} nameOf={nameOf} onChange={onChange} />;
    case 'codes':
      return <CodesControl name={name} label={filter.label} value={value} onChange={onChange} />;
    case 'text':
      return <SearchText label={filter.label} value={value} onChange={onChange} />;
  }
}
