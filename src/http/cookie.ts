import { sessionHours } from '../commands/session/sign-in.ts';

/** The session cookie: out of reach of scripts, not sent by other sites' forms, and bound to this host over https. */
export interface SessionCookie {
  name: string;
  set(secret: string): string;
  clear(): string;
}

export function sessionCookie(publicUrl: string): SessionCookie {
  const secure = publicUrl.startsWith('https:');
  const name = secure ? '__Host-countersign' : 'countersign';
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    name,
    set: (secret) => `${name}=${secret}; ${attributes}; Max-Age=${sessionHours * 3600}`,
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
  };
}
