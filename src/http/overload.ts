import { unavailable } from './problem.ts';

export interface Places {
  decision: number;
  upload: number;
  other: number;
}

/** Decisions have places of their own that lists and reports cannot take; uploads few, since each is held in memory. */
export const standardPlaces: Places = { decision: 96, upload: 8, other: 96 };

/** Bounds the requests in work, so that under overload some are told 503 at once instead of all waiting. */
export function gate(places: Places = standardPlaces) {
  const taken: Places = { decision: 0, upload: 0, other: 0 };
  return async <T>(kind: keyof Places, work: () => Promise<T>): Promise<T> => {
    if (taken[kind] >= places[kind]) throw unavailable(1, 'overloaded');
    taken[kind]++;
    try {
      return await work();
    } finally {
      taken[kind]--;
    }
  };
}
