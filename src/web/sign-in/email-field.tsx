import { TextInput } from '@mantine/core';
import { fieldError } from '../parts/field-errors.ts';

/** The address that somebody signs in with. */
export function EmailField({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange(value: string): void;
  error: Error | null;
}) {
  return (
    <TextInput
      label="E-mail"
      type="email"
      name="email"
      autoComplete="username"
      required
      withAsterisk={false}
      size="sm"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={fieldError(error, '/email')}
    />
  );
}
