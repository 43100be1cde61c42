import { useCallback, useReducer } from 'react';

interface History<T> {
  past: T[];
  present: T;
  future: T[];
}

type Step<T> = { kind: 'change'; next: (now: T) => T } | { kind: 'undo' } | { kind: 'redo' } | { kind: 'reset'; to: T };

/** How many changes can be taken back. */
const depth = 200;

/** A value with undo and redo in memory. `reset` starts anew, as after reading somebody else's version. */
export function useHistory<T>(initial: T) {
  const [history, dispatch] = useReducer(step<T>, { past: [], present: initial, future: [] });
  return {
    present: history.present,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: useCallback((next: (now: T) => T) => dispatch({ kind: 'change', next }), []),
    undo: useCallback(() => dispatch({ kind: 'undo' }), []),
    redo: useCallback(() => dispatch({ kind: 'redo' }), []),
    reset: useCallback((to: T) => dispatch({ kind: 'reset', to }), []),
  };
}

function step<T>({ past, present, future }: History<T>, asked: Step<T>): History<T> {
  if (asked.kind === 'reset') return { past: [], present: asked.to, future: [] };
  if (asked.kind === 'change') {
    const next = asked.next(present);
    return next === present
      ? { past, present, future }
      : { past: [...past, present].slice(-depth), present: next, future: [] };
  }
  const [from, to] = asked.kind === 'undo' ? [past, future] : [future, past];
  const found = from.at(-1);
  if (found === undefined) return { past, present, future };
  const [shorter, longer] = [from.slice(0, -1), [...to, present]];
  return asked.kind === 'undo'
    ? { past: shorter, present: found, future: longer }
    : { past: longer, present: found, future: shorter };
}
