import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useWrite } from '../api/use-write.ts';
import icon from '../icon.svg';
import { fieldError } from '../parts/field-errors.ts';
import { Problem } from '../parts/problem.tsx';
import classes from './sign-in.module.css';

export default function SignIn() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const signIn = useWrite({
    onDone: () => {
      // Whatever somebody else was shown in this browser is not this person's.
      client.clear();
      void navigate(backTo(search.get('back')), { replace: true });
    },
  });
  const error = signIn.error;
  return (
    <main className={classes.page}>
      <title>Sign in · Countersign</title>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ path: '/api/session', body: { email: email.trim(), password } });
        }}
      >
        <Stack gap="md">
          <h1 className={classes.brand}>
            <img src={icon} alt="" />
            Countersign
          </h1>
          {search.has('back') && <p className={classes.hint}>Sign in to see the page you asked for.</p>}
          <TextInput
            label="E-mail"
            type="email"
            name="email"
            autoComplete="username"
            required
            withAsterisk={false}
            size="sm"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={fieldError(error, '/email')}
          />
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
          <Button type="submit" size="sm" loading={signIn.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
    </main>
  );
}

/** An address of this product; anything that would lead elsewhere goes home. */
function backTo(back: string | null): string {
  return back && /^\/(?![/\\])/.test(back) ? back : '/';
}
