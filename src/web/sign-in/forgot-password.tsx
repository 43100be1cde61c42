import { Anchor, Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWrite } from '../api/use-write.ts';
import { Problem } from '../parts/problem.tsx';
import { Doorway } from './doorway.tsx';
import { EmailField } from './email-field.tsx';
import classes from './sign-in.module.css';

/** Asks for a letter with a link. What it says afterwards is the same whoever has the address. */
export default function ForgotPassword() {
  const [email, setEmail] = useState('');
  const { mutate, error, isPending, isSuccess } = useWrite();
  return (
    <Doorway title="Forgot your password">
      {isSuccess ? (
        <div aria-live="polite">
          <p>
            If somebody who may sign in has the address <strong>{email.trim()}</strong>, a letter is on its way to it.
            Its link works once, for an hour.
          </p>
          <p className={classes.hint}>No letter? Look among the unwanted ones, and ask again in five minutes.</p>
        </div>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            mutate({ path: '/api/session/password-reset', body: { email: email.trim() } });
          }}
        >
          <Stack gap="md">
            <p className={classes.hint}>We write to you with a link to set a new password.</p>
            <EmailField value={email} onChange={setEmail} error={error} />
            <Problem error={error} except={['/email']} />
            <Button type="submit" size="sm" loading={isPending}>
              Send the letter
            </Button>
          </Stack>
        </form>
      )}
      <Anchor component={Link} to="/sign-in">
        Back to sign in
      </Anchor>
    </Doorway>
  );
}
