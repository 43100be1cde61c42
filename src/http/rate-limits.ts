/**
 * How much one person and one address may ask in a minute, and how much of what is heavy. Counted in each server
 * process. Deciding is not counted with the rest: whoever reads too fast can still approve.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from './problem.ts';
import type { Route } from './route.ts';

export interface RequestLimits {
  /** In a minute; 0: no limit. */
  byPerson: number;
  byAddress: number;
}

/** Far above what a busy desk asks, far below what wears the server out. */
export const standardRequestLimits: RequestLimits = { byPerson: 6_000, byAddress: 60_000 };

/** The share of a person's requests that may be of a heavy kind: files in, files out, whole quotes worked through. */
const shares = { upload: 1 / 50, export: 1 / 50, preview: 1 / 5, decision: 1 / 5 } as const;
type Kind = keyof typeof shares | 'other';

export interface RateLimits {
  /** @throws ProblemError 429 */
  address(address: string): Promise<void>;
  /** @throws ProblemError 429 */
  person(id: string, route: Pick<Route, 'effect' | 'method' | 'raw' | 'responses'>): Promise<void>;
}

export function rateLimits({ byPerson, byAddress }: RequestLimits = standardRequestLimits): RateLimits {
  const ofAddress = counted(byAddress);
  const ofPerson = counted(byPerson);
  const ofKind = Object.fromEntries(
    Object.entries(shares).map(([kind, share]) => [kind, counted(Math.ceil(byPerson * share))]),
  ) as Record<keyof typeof shares, ReturnType<typeof counted>>;
  return {
    address: (address) => ofAddress(address),
    async person(id, route) {
      const kind = kindOf(route);
      if (kind !== 'other') await ofKind[kind](id);
      if (kind !== 'decision') await ofPerson(id);
    },
  };
}

function counted(perMinute: number) {
  if (perMinute === 0) return async () => undefined;
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (key: string): Promise<void> => {
    await limiter.consume(key).catch((refused: unknown) => {
      throw refused instanceof RateLimiterRes ? tooMany(refused.msBeforeNext) : refused;
    });
  };
}

/** What weighs more than a page read, from the operation itself. */
export function kindOf({ effect, method, raw, responses }: Parameters<RateLimits['person']>[1]): Kind {
  if (effect === 'decision') return 'decision';
  if (raw) return 'upload';
  if (effect === 'read' && method === 'post') return 'preview';
  return Object.values(responses).some((body) => typeof body === 'string' && tables.test(body)) ? 'export' : 'other';
}

const tables = /^text\/csv|spreadsheetml/;

function tooMany(milliseconds: number): ProblemError {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1_000));
  const detail = `Too many requests in a minute. Go on in ${seconds} seconds.`;
  return new ProblemError(429, 'slow-down', { detail }, { 'retry-after': String(seconds) });
}
