import { type Permission, permissions } from '../permissions.ts';

export const tokenEffects = ['read', 'write', 'decision', 'admin'] as const;
export type TokenEffect = (typeof tokenEffects)[number];

/** What a token may ask, at most; never more than its person may at the moment of asking. */
export interface TokenScopes {
  effects: readonly TokenEffect[];
  /** Narrows to these; null: all its person has. */
  permissions: readonly string[] | null;
}

export const everyScope: TokenScopes = { effects: tokenEffects, permissions: null };

/** What is left of a person's permissions within a token's scopes. Being somebody is always left. */
export function within(held: ReadonlySet<Permission>, scopes: TokenScopes): Set<Permission> {
  return new Set([...held].filter((name) => name === 'session' || (scopes.permissions?.includes(name) ?? true)));
}

/** Whether the first scopes give nothing that the second do not. */
export function isWithin(asked: TokenScopes, own: TokenScopes): boolean {
  if (!asked.effects.every((effect) => own.effects.includes(effect))) return false;
  return own.permissions === null || (asked.permissions?.every((name) => own.permissions?.includes(name)) ?? false);
}

export const isPermission = (name: string): boolean => permissions.has(name);
