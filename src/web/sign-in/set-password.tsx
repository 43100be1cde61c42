import { Anchor, Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { type Answer, answerTo, write } from '../api/client.ts';
import type { ProblemError } from '../api/problem.ts';
import type { PasswordLink, PasswordSet } from '../api/types.ts';
import { fieldError } from '../parts/field-errors.ts';
import { DateText } from '../parts/date-text.tsx';
import { Problem } from '../parts/problem.tsx';
import { Doorway } from './doorway.tsx';
import classes from './sign-in.module.css';

/** Where the link of a letter leads. Its secret stands behind #: it is sent only when it is asked about, or used. */
export default function SetPassword() {
  const secret = useLocation().hash.slice(1);
  const link = useQuery<PasswordLink, ProblemError>({
    queryKey: ['password-link', secret],
    queryFn: ({ signal }) => answerTo('/api/session/password-link', JSON.stringify({ secret: secret || '-' }), signal),
    // Setting the password ends the link: what it was for stays on screen.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <Doorway title="Set your password">
      {link.error && (
        <>
          <Problem error={link.error} />
          <Anchor component={Link} to="/forgot-password">
            Ask for a new link
          </Anchor>
          <Anchor component={Link} to="/sign-in">
            Sign in
          </Anchor>
        </>
      )}
      {link.data && <NewPassword link={link.data} secret={secret} />}
    </Doorway>
  );
}

function NewPassword({ link, secret }: { link: PasswordLink; secret: string }) {
  const [password, setPassword] = useState('');
  // Nothing is read anew afterwards: the link is used up, and what it was for has been read.
  const { mutate, error, isPending, data } = useMutation<Answer<PasswordSet>, ProblemError>({
    mutationFn: () => write({ path: '/api/session/password', body: { secret, password } }, crypto.randomUUID()),
  });
  if (data) {
    return (
      <>
        <div aria-live="polite">
          <p>Your password is set. {endedWords(data.body.sessionsEnded)}</p>
        </div>
        <Button component={Link} to="/sign-in" size="sm">
          Sign in
        </Button>
      </>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      <Stack gap="md">
        <p>
          {link.kind === 'invitation' ? 'Welcome' : 'Hello'}, {link.name}.
        </p>
        <p className={classes.hint}>
          You sign in as {link.email}. This link works until <DateText value={link.expiresAt} />
          {link.kind === 'reset' && '; setting a password signs you out everywhere'}.
        </p>
        {/* Password managers file the password under this name. */}
        <input type="hidden" name="email" autoComplete="username" value={link.email} readOnly />
        <PasswordInput
          label="New password"
          description="At least 12 characters"
          name="password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          size="sm"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={fieldError(error, '/password')}
        />
        <Problem error={error} except={['/password']} />
        <Button type="submit" size="sm" loading={isPending}>
          Set password
        </Button>
      </Stack>
    </form>
  );
}

const endedWords = (count: number): string => {
  if (count === 0) return 'You were signed in nowhere.';
  return count === 1 ? 'The one session that you had is ended.' : `All ${count} sessions that you had are ended.`;
};
