import type { EffectOutcome, WorkerReport } from '../store/processes.ts';

export interface Tally {
  add(verb: string, outcome: EffectOutcome): void;
  counts(): WorkerReport['outcomes'];
}

/** Counts what came of effects in this process, by verb. */
export function tally(): Tally {
  const counted = new Map<string, WorkerReport['outcomes'][number]>();
  return {
    add(verb, outcome) {
      const key = `${verb} ${outcome}`;
      const before = counted.get(key)?.count ?? 0;
      counted.set(key, { verb, outcome, count: before + 1 });
    },
    counts: () => [...counted.values()],
  };
}
