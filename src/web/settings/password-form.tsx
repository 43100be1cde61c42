import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useWrite } from '../api/use-write.ts';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';

/** Sets the password anew; every other browser is signed out. */
export function PasswordForm() {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const changing = useWrite({
    onDone: () => {
      setCurrent('');
      setPassword('');
      notifications.show({ message: 'The password is changed. You are signed out everywhere else.' });
    },
  });
  return (
    <form
      style={{ maxWidth: 360 }}
      onSubmit={(event) => {
        event.preventDefault();
        changing.mutate({ method: 'PUT', path: '/api/me/password', body: { current, password } });
      }}
    >
      <Stack gap="sm">
        <PasswordInput
          label="Password now"
          autoComplete="current-password"
          required
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={fieldError(changing.error, '/current')}
        />
        <PasswordInput
          label="New password"
          description="At least 12 characters"
          autoComplete="new-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={fieldError(changing.error, '/password')}
        />
        <Problem error={changing.error} except={['/current', '/password']} />
        <Group>
          <Button type="submit" variant="default" loading={changing.isPending}>
            Change password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
