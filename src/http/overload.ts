import { unavailable } from './problem.ts';
import type { Effect } from './route.ts';

/**
 * Bounds the requests in work, so that under overload some are told 503 at once instead of all waiting. Decisions have
 * places of their own that lists and reports cannot take.
 */
export function gate({ places = 96, forDecisions = 96 } = {}) {
  const taken = { decision: 0, other: 0 };
  return async <T>(effect: Effect, work: () => Promise<T>): Promise<T> => {
    const kind = effect === 'decision' ? 'decision' : 'other';
    if (taken[kind] >= (kind === 'decision' ? forDecisions : places)) throw unavailable(1, 'overloaded');
    taken[kind]++;
    try {
      return await work();
    } finally {
      taken[kind]--;
    }
  };
}
