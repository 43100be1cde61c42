import { useCallback, useReducer } from 'react';

export interface History<T> {
  /** Every state there was, the one that is now, and those that were left by undoing, in order. */
  trail: readonly T[];
  /** Where in the trail we are. */
  at: number;
}

type Step<T> = { kind: 'change'; next: (now: T) => T } | { kind: 'by'; steps: number } | { kind: 'to'; place: number };

/** How many changes can be taken back. */
const depth = 200;

/** A value with its past in memory: undo, redo, and back or forth to any state of the trail. */
export function useHistory<T>(begin: () => History<T>) {
  const [{ trail, at }, dispatch] = useReducer(step<T>, undefined, begin);
  return {
    present: trail[at] as T,
    trail,
    at,
    change: useCallback((next: (now: T) => T) => dispatch({ kind: 'change', next }), []),
    undo: useCallback(() => dispatch({ kind: 'by', steps: -1 }), []),
    redo: useCallback(() => dispatch({ kind: 'by', steps: 1 }), []),
    goTo: useCallback((place: number) => dispatch({ kind: 'to', place }), []),
  };
}

/**
 * How to go on with what was read, after it was left a while ago with these steps: where it is still as it was left, every
 * step is there; where it was changed meanwhile, that is the last of them.
 */
export function resumed<T>(read: T, left: History<T> | undefined): History<T> {
  if (!left) return { trail: [read], at: 0 };
  const isAsLeft = JSON.stringify(left.trail[left.at]) === JSON.stringify(read);
  return isAsLeft ? left : step(left, { kind: 'change', next: () => read });
}

export function step<T>(history: History<T>, asked: Step<T>): History<T> {
  const { trail, at } = history;
  if (asked.kind === 'change') {
    const present = trail[at] as T;
    const next = asked.next(present);
    if (next === present) return history;
    const kept = [...trail.slice(0, at + 1), next].slice(-depth - 1);
    return { trail: kept, at: kept.length - 1 };
  }
  const place = asked.kind === 'by' ? at + asked.steps : asked.place;
  return place < 0 || place >= trail.length ? history : { trail, at: place };
}
