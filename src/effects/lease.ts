import type { Database } from '../store/database.ts';
import { type Claim, FencedError, renew } from './claim.ts';
import type { EffectTimings } from './settings.ts';

export interface HeldLease {
  /** Runs `work` while the lease is kept alive. @throws FencedError when it is lost; an Error when time is up. */
  guard<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Stops keeping it alive. */
  release(): Promise<void>;
}

/** Keeps a claim alive by showing life three times a lease. A frozen process shows none and finds itself fenced off. */
export function holdLease(database: Database, claimed: Claim, { lease, runLimit }: EffectTimings): HeldLease {
  const stop = new AbortController();
  let renewal = Promise.resolve();
  const timer = setInterval(() => {
    renewal = renew(database, claimed, lease).then(
      (held) => {
        if (!held) stop.abort(new FencedError(claimed.id));
      },
      // The database is away: the next renewal, or the fence when writing, decides.
      () => undefined,
    );
  }, lease / 3);
  const limit = setTimeout(() => stop.abort(new Error(`not finished within ${runLimit} ms`)), runLimit);
  return {
    guard: (work) => {
      const { promise: stopped, reject } = Promise.withResolvers<never>();
      stop.signal.addEventListener('abort', () => reject(stop.signal.reason));
      return Promise.race([work(stop.signal), stopped]);
    },
    release: async () => {
      clearInterval(timer);
      clearTimeout(limit);
      await renewal;
    },
  };
}
