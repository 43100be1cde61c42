import { type AnyStateMachine, getNextTransitions, initialTransition, transition } from 'xstate';

/** What is stored of a running machine; plain JSON. */
export interface Stored {
  value: unknown;
  context: unknown;
  status: 'active' | 'done' | 'error' | 'stopped';
}

/** A fact as a machine emits it: who and when are added where it is recorded. */
export interface Emitted {
  type: string;
}

export interface Decided<F extends Emitted = Emitted> {
  next: Stored;
  facts: F[];
}

/** "No" with what would have been possible instead. */
export interface NotAvailable {
  notAvailable: true;
  available: string[];
}

const stored = (snapshot: { value: unknown; context: unknown; status: Stored['status'] }): Stored => ({
  value: snapshot.value,
  context: snapshot.context,
  status: snapshot.status,
});

const emitted = (actions: readonly { type: string; params?: unknown }[]): Emitted[] =>
  actions
    .filter((action) => action.type === 'xstate.emit')
    .map((action) => (action.params as { event: Emitted }).event);

const restored = (machine: AnyStateMachine, state: Stored) =>
  machine.resolveState({
    value: state.value as never,
    context: state.context,
    status: state.status,
  });

/** Starts a machine from its input; the facts are those its first state emits. */
export function begin<F extends Emitted>(machine: AnyStateMachine, input: unknown): Decided<F> {
  const [snapshot, actions] = initialTransition(machine, input);
  return { next: stored(snapshot), facts: emitted(actions) as F[] };
}

/** Asks a stored machine to take a command: its next state and facts, or a refusal. Pure; throws only on a bug. */
export function decide<F extends Emitted>(
  machine: AnyStateMachine,
  state: Stored,
  command: { type: string },
): Decided<F> | NotAvailable {
  const snapshot = restored(machine, state);
  // A finished machine would still take root-level events, and an unhandled event is silently ignored: ask first.
  if (state.status !== 'active' || !snapshot.can(command)) {
    return { notAvailable: true, available: available(machine, state) };
  }
  const [next, actions] = transition(machine, snapshot, command);
  return { next: stored(next), facts: emitted(actions) as F[] };
}

/** The command types a stored machine would look at now, in chart order. */
export function available(machine: AnyStateMachine, state: Stored): string[] {
  if (state.status !== 'active') return [];
  return [...new Set(getNextTransitions(restored(machine, state)).map((t) => t.eventType))];
}

/** The one name of the state a machine is in; charts here are flat, so a nested value is a bug. */
export function stateName(state: Stored): string {
  if (typeof state.value !== 'string') throw new Error(`not a flat state: ${JSON.stringify(state.value)}`);
  return state.value;
}
