import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from './keyboard.tsx';

interface SearchBoxProps {
  /** What is searched: "Search deals". */
  label: string;
  /** What the address has. */
  value: string | null;
  onChange(value: string): void;
  className?: string;
  /** Takes the focus when the dialog it stands in opens. */
  focused?: boolean;
}

/** The search of a list: asks when the typing pauses, takes the focus on "/". */
export function SearchBox({ label, value, onChange, className, focused }: SearchBoxProps) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value ?? '');
  const said = useRef(value ?? '');
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed.trim() === said.current) return;
      said.current = typed.trim();
      tell.current(said.current);
    }, 200);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    // The address was changed from elsewhere: Back, a link, "clear".
    if ((value ?? '') !== said.current) {
      said.current = value ?? '';
      setTyped(said.current);
    }
  }, [value]);
  useShortcuts([{ keys: '[Shift]+/', does: label, run: () => field.current?.focus() }]);
  return (
    <TextInput
      ref={field}
      className={className}
      data-autofocus={focused || undefined}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<Search size={14} aria-hidden="true" />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Browsers would empty the field.
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}
