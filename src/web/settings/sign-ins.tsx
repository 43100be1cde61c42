import { useResource } from '../api/use-resource.ts';
import type { SignInWays } from '../api/types.ts';
import { Page, Section } from '../parts/page.tsx';
import { NewToken } from './new-token.tsx';
import { PasswordForm } from './password-form.tsx';
import { Sessions } from './sessions.tsx';
import { Tokens } from './tokens.tsx';

/** Where one is signed in, the tokens that act for one, and one's password. */
export default function SignIns() {
  const ways = useResource<SignInWays>('/api/session/ways').data?.body;
  return (
    <Page
      title="Sign-ins and tokens"
      beneath="Everything that acts in your name. What is made or ended here is kept in the audit trail."
    >
      <Section title="API tokens" aside={<NewToken />}>
        <Tokens />
      </Section>
      <Section title="Signed in">
        <Sessions />
      </Section>
      {ways?.passwords && (
        <Section title="Password">
          <PasswordForm />
        </Section>
      )}
    </Page>
  );
}
