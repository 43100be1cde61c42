/** How people sign in, and for how long. */
export interface SignInSettings {
  /** Longest life of a session. */
  hours: number;
  /** A session that is not heard of for so long ends. */
  idleMinutes: number;
  /** People may sign in with a password of this installation. */
  passwords: boolean;
  oidc?: OidcSettings;
}

/** The provider of OpenID Connect that people may sign in with. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button calls it. */
  name: string;
}

export const standardSignIn: SignInSettings = { hours: 12, idleMinutes: 240, passwords: true };
