/** Signing in by OpenID Connect: authorization code with PKCE, state and nonce, for people who are here already. */
import * as client from 'openid-client';
import type { Claims, ClaimsRefused } from '../commands/session/oidc.ts';
import type { OidcSettings } from '../commands/session/settings.ts';

/** What the browser keeps while its person is with the provider. */
export interface Attempt {
  state: string;
  nonce: string;
  verifier: string;
  /** Where in the product they wanted to go. */
  back: string;
}

/** Why somebody is not signed in. */
export type OidcRefusal = 'unavailable' | 'not-verified' | ClaimsRefused;

export interface OidcProvider {
  depart(back: string): Promise<{ attempt: Attempt; to: string } | { refused: OidcRefusal }>;
  /** Who comes back with `address`, the callback's own with its query. */
  arrive(address: URL, attempt: Attempt): Promise<{ claims: Claims } | { refused: OidcRefusal }>;
}

export function oidcProvider(
  oidc: OidcSettings,
  { callback, insecure, report }: { callback: string; insecure: boolean; report(error: unknown): void },
): OidcProvider {
  const provider = discovered(oidc, insecure);
  return {
    async depart(back) {
      const configuration = await provider().catch(report);
      if (!configuration) return { refused: 'unavailable' };
      const verifier = client.randomPKCECodeVerifier();
      const attempt = { state: client.randomState(), nonce: client.randomNonce(), verifier, back };
      const to = client.buildAuthorizationUrl(configuration, {
        redirect_uri: callback,
        scope: 'openid email',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { attempt, to: to.href };
    },
    async arrive(address, { state, nonce, verifier }) {
      const configuration = await provider().catch(report);
      if (!configuration) return { refused: 'unavailable' };
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const claims = await client
        .authorizationCodeGrant(configuration, address, checks)
        .then((tokens) => claimsOf(configuration, tokens))
        .catch(report);
      return claims ? { claims } : { refused: 'not-verified' };
    },
  };
}

/** The provider's description, asked for when it is first needed, and again after it could not be had. */
function discovered({ issuer, clientId, clientSecret }: OidcSettings, insecure: boolean) {
  let asked: Promise<client.Configuration> | undefined;
  const execute = insecure ? [client.allowInsecureRequests] : [];
  return () => {
    asked ??= client
      .discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: 4 })
      .catch((error: unknown) => {
        asked = undefined;
        throw error;
      });
    return asked;
  };
}

/** From the id token; a provider that keeps addresses out of it is asked for them. */
async function claimsOf(
  configuration: client.Configuration,
  tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
): Promise<Claims> {
  const token = tokens.claims() as client.IDToken;
  const told =
    token.email === undefined ? await client.fetchUserInfo(configuration, tokens.access_token, token.sub) : token;
  return {
    issuer: token.iss,
    subject: token.sub,
    email: typeof told.email === 'string' ? told.email : undefined,
    verified: told.email_verified === true,
  };
}
