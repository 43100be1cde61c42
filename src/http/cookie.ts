/** The cookies of signing in: out of reach of scripts, not sent by other sites' forms, and bound to this host over https. */
export interface SessionCookie {
  name: string;
  set(secret: string): string;
  clear(): string;
}

export function sessionCookie(publicUrl: string, hours: number): SessionCookie {
  return hostCookie(publicUrl, 'countersign', hours * 3600);
}

/** What a browser keeps between leaving for the provider of OpenID Connect and coming back. */
export function attemptCookie(publicUrl: string): SessionCookie {
  return hostCookie(publicUrl, 'countersign-attempt', 600);
}

function hostCookie(publicUrl: string, plainName: string, seconds: number): SessionCookie {
  const secure = publicUrl.startsWith('https:');
  const name = secure ? `__Host-${plainName}` : plainName;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    name,
    set: (secret) => `${name}=${secret}; ${attributes}; Max-Age=${seconds}`,
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
  };
}
