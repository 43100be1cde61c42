import { MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { wordsFor } from '../../parts/words.ts';
import type { InputSpec } from './written-inputs.ts';

interface InputFieldProps {
  spec: InputSpec;
  value: string | readonly string[] | undefined;
  onChange(value: string | readonly string[]): void;
  error?: string;
}

/** A field for one typed input of a policy. */
export function InputField({ spec: { name, type, values, meaning }, value, onChange, error }: InputFieldProps) {
  const common = { label: wordsFor(name), title: meaning ?? undefined, error };
  if (type === 'set') {
    return (
      <MultiSelect
        {...common}
        data={(values ?? []).map((word) => ({ value: word, label: wordsFor(word) }))}
        value={typeof value === 'object' ? [...value] : []}
        onChange={onChange}
        placeholder={value?.length ? undefined : 'None'}
        clearable
      />
    );
  }
  const text = typeof value === 'string' ? value : '';
  const choices = type === 'boolean' ? truths : values?.map((word) => ({ value: word, label: wordsFor(word) }));
  if (choices) {
    return (
      <NativeSelect
        {...common}
        value={text}
        data={[{ value: '', label: 'Missing' }, ...choices]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...common}
      type={type === 'date' ? 'date' : 'text'}
      inputMode={type === 'enum' || type === 'date' ? undefined : 'decimal'}
      placeholder={examples[type] ?? 'Missing'}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const truths = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

const examples: Record<string, string> = {
  percent: 'like 20%',
  money: 'like 50000',
  integer: 'like 36',
  number: 'like 1.5',
};
