import type { AnyStateMachine, AnyTransitionDefinition } from 'xstate';

/** A chart as a Mermaid state diagram; arrows read `command [guard] / facts`. */
export function stateDiagram(machine: AnyStateMachine): string {
  const { root } = machine;
  const lines = [`[*] --> ${String(root.config.initial)}: ${factsOf(root.entry).join(', ')}`];
  for (const state of Object.values(root.states)) {
    for (const transition of [...state.transitions.values()].flat()) {
      lines.push(`${state.key} --> ${targetOf(transition)}: ${labelOf(transition)}`);
    }
    if (state.type === 'final') lines.push(`${state.key} --> [*]`);
  }
  return ['stateDiagram-v2', ...lines.map((line) => `  ${line}`)].join('\n');
}

/** The facts that a list of actions records. */
export const factsOf = (actions: readonly unknown[]): string[] =>
  actions.flatMap((action) => (isRecording(action) ? [action.params.fact] : []));

const isRecording = (action: unknown): action is { params: { fact: string } } =>
  typeof action === 'object' && action !== null && 'type' in action && action.type === 'record';

/** The state's key; a transition without target stays where it is. */
const targetOf = ({ target, source }: AnyTransitionDefinition): string => (target?.[0] ?? source).key;

function labelOf({ eventType, guard, actions }: AnyTransitionDefinition): string {
  const asked = guard ? `${eventType} [${guardName(guard)}]` : eventType;
  return [asked, factsOf(actions).join(', ')].filter((part) => part !== '').join(' / ');
}

/** A guard's name; `and` keeps the names of its parts. */
function guardName(guard: unknown): string {
  if (typeof guard === 'string') return guard;
  const parts = (guard as { guards?: unknown[] }).guards;
  if (!parts) throw new Error('a guard without a name cannot be drawn: give it one in setup()');
  return parts.map(guardName).join(' and ');
}
