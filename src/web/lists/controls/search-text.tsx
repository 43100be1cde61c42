import { TextInput } from '@mantine/core';
import { useState } from 'react';

interface SearchTextProps {
  label: string;
  value: string;
  onChange(value: string | null): void;
}

/** The words that are searched for. Take effect when the field is left or Enter is pressed. */
export function SearchText({ label, value, onChange }: SearchTextProps) {
  const [text, setText] = useState(value);
  const keep = () => text.trim() !== value && onChange(text.trim() || null);
  return (
    <TextInput
      aria-label={label}
      type="search"
      w={240}
      maw="100%"
      data-autofocus
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={keep}
      onKeyDown={({ key }) => key === 'Enter' && keep()}
    />
  );
}
