/** What a token's scopes let it do, widest last. */
export const scopeWords = {
  read: 'Read',
  write: 'Write',
  decision: 'Decide',
  admin: 'Administer',
} as const;

export type Scope = keyof typeof scopeWords;
export const scopes = Object.keys(scopeWords) as Scope[];
