import { getShortestPaths, getSimplePaths } from 'xstate/graph';
import { type MachineCommand, type WorkflowName, workflows } from '../../workflows/registry.ts';
import { journeys, momentOf } from './journeys.ts';

/** Commands that lead from the beginning to one moment. */
export type Path = MachineCommand[];

/** The shortest way to every moment a machine can come to. */
export const shortestPaths = (workflow: WorkflowName): Path[] => generated(workflow, getShortestPaths);

/** Every way without a moment twice. */
export const simplePaths = (workflow: WorkflowName): Path[] => generated(workflow, getSimplePaths);

function generated(workflow: WorkflowName, generate: typeof getShortestPaths): Path[] {
  const { input, commands } = journeys[workflow];
  const paths = generate(workflows[workflow].machine, {
    input: input as never,
    events: commands as never,
    filterEvents: (state: { can(command: MachineCommand): boolean }, command: MachineCommand) => state.can(command),
    serializeState: (state: { value: unknown; context: unknown }) => momentOf(workflow, state),
    limit: 20_000,
  } as never);
  return paths.map(({ steps }) =>
    steps.map(({ event }) => event as MachineCommand).filter(({ type }) => (type as string) !== 'xstate.init'),
  );
}
