import { Anchor, Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { SignInWays } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import problem from '../parts/problem.module.css';
import { Doorway } from './doorway.tsx';
import { PasswordForm } from './password-form.tsx';
import { refusalWords } from './refusal-words.ts';
import classes from './sign-in.module.css';

/** The way in: by password, by the company's provider, or both, as the installation has it. */
export default function SignIn() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const ways = useResource<SignInWays>('/api/session/ways').data?.body;
  const back = backTo(search.get('back'));
  const refused = search.get('refused');
  return (
    <Doorway title="Sign in">
      {refused !== null && (
        <div className={problem.problem} role="alert">
          <p>{refusalWords(refused)}</p>
        </div>
      )}
      {search.has('back') && <p className={classes.hint}>Sign in to see the page you asked for.</p>}
      {ways?.oidc && (
        <Button
          component="a"
          href={`/api/session/oidc?back=${encodeURIComponent(back)}`}
          size="sm"
          variant={ways.passwords ? 'default' : 'filled'}
        >
          {`Sign in with ${ways.oidc.name}`}
        </Button>
      )}
      {/* Until it is known how one signs in, the usual way is offered. */}
      {ways?.passwords !== false && (
        <PasswordForm
          onDone={() => {
            // Whatever somebody else was shown in this browser is not this person's.
            client.clear();
            void navigate(back, { replace: true });
          }}
        />
      )}
      {ways?.passwords && (
        <Anchor component={Link} to="/forgot-password">
          Forgot your password?
        </Anchor>
      )}
    </Doorway>
  );
}

/** An address of this product; anything that would lead elsewhere goes home. */
function backTo(back: string | null): string {
  return back && /^\/(?![/\\])/.test(back) ? back : '/';
}
