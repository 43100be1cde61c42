import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Filter } from '../../domain/lists/filter.ts';
import { useShortcuts } from '../parts/keyboard.tsx';
import classes from './lists.module.css';
import { oneOfWords } from './value-words.ts';

interface FilterInputProps {
  title: string;
  filters: Readonly<Record<string, Filter>>;
  /** A filter is to be set. */
  onChoose(name: string): void;
  /** A filter is set to a value at once. */
  onSay(name: string, value: string): void;
}

/** Typing finds filters, their values, and what stands in the rows; "/" brings one here. */
export function FilterInput({ title, filters, onChoose, onSay }: FilterInputProps) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const label = 'q' in filters ? `Search or filter ${title.toLowerCase()}` : `Filter ${title.toLowerCase()}`;
  useShortcuts([{ keys: '[Shift]+/', does: label, run: () => field.current?.focus() }]);
  const offers = offersFor(filters, typed.trim());
  const choose = (index: string) => {
    const offer = offers[Number(index)];
    if (!offer) return;
    setTyped('');
    combobox.closeDropdown();
    if (offer.value === undefined) {
      field.current?.blur();
      onChoose(offer.name);
    } else onSay(offer.name, offer.value);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} position="bottom-start" width={320} withinPortal={false}>
      <Combobox.Target>
        <TextInput
          ref={field}
          className={classes.field}
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          leftSection={<ListFilter size={14} aria-hidden="true" />}
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
            // Once the options are drawn: Enter takes the first.
            if (currentTarget.value.trim() !== '') setTimeout(() => combobox.selectFirstOption());
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={({ key }) => key === 'Escape' && field.current?.blur()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} className={classes.offers} aria-label={label}>
          {offers.map(({ name, value, words }, index) => (
            <Combobox.Option key={`${name} ${value}`} value={String(index)}>
              {value === undefined ? words : <Said label={filters[name]?.label ?? ''} words={words} />}
            </Combobox.Option>
          ))}
          {offers.length === 0 && <Combobox.Empty>No filter is called this</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Said({ label, words }: { label: string; words: string }) {
  return (
    <>
      <span className={classes.chipLabel}>{label}</span> {words}
    </>
  );
}

interface Offer {
  name: string;
  /** Undefined: the filter itself, still to be set. */
  value?: string;
  words: string;
}

/** The words themselves first, then values that begin so, then filters called so. */
function offersFor(filters: Readonly<Record<string, Filter>>, typed: string): Offer[] {
  const begins = (words: string) =>
    words
      .toLowerCase()
      .split(/\s/)
      .some((word) => word.startsWith(typed.toLowerCase()));
  const all = Object.entries(filters);
  const named = all
    .filter(([, { kind, label }]) => kind !== 'text' && (typed === '' || begins(label)))
    .map(([name, { label }]): Offer => ({ name, words: label }));
  if (typed === '') return named;
  const values = all.flatMap(([name, filter]) =>
    filter.kind !== 'one-of'
      ? []
      : filter.values
          .map((value): Offer => ({ name, value, words: oneOfWords(name, value) }))
          .filter(({ words }) => begins(words)),
  );
  const search = all
    .filter(([, { kind }]) => kind === 'text')
    .map(([name]): Offer => ({ name, value: typed, words: `“${typed}”` }));
  return [...search, ...values, ...named];
}
