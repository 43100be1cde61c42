import { Button, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import { EmailField } from './email-field.tsx';

/** Signs in with a password of this installation. */
export function PasswordForm({ onDone }: { onDone(): void }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { mutate, error, isPending } = useWrite({ onDone });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ path: '/api/session', body: { email: email.trim(), password } });
      }}
    >
      <Stack gap="md">
        <EmailField value={email} onChange={setEmail} error={error} />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          size="sm"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={fieldError(error, '/password')}
        />
        <Problem error={error} except={['/email', '/password']} />
        <Button type="submit" size="sm" loading={isPending}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
