import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MachineCommand, type WorkflowName, workflows } from '../../workflows/registry.ts';
import { begin, type Decided, decide, type Stored, stateName } from '../../workflows/workflow.ts';
import { journeys } from './journeys.ts';
import { shortestPaths } from './paths.ts';

/** A state as it was once stored, and where each command then led: what a later program must still be able to do. */
export interface Golden {
  workflow: WorkflowName;
  version: number;
  state: Stored;
  takes: { command: MachineCommand; to: string; facts: string[] }[];
}

const folder = fileURLToPath(new URL('./golden', import.meta.url));

const fileOf = (workflow: string, version: number, state: string): string =>
  join(folder, `${workflow}.v${version}.${state}.json`);

/** Every file that was ever written, by its name. */
export const goldenStates = (): [string, Golden][] =>
  readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Golden]);

/** The states of today's machines that no file keeps yet. */
export const statesWithoutGolden = (): string[] =>
  everyState()
    .filter(([workflow, state]) => !existsSync(fileOf(workflow, workflows[workflow].version, state)))
    .map((named) => named.join(' '));

/** Writes what is missing and answers how many that was. What was stored once is never written again. */
export function writeMissing(): number {
  mkdirSync(folder, { recursive: true });
  const missing = new Set(statesWithoutGolden());
  for (const [workflow, state] of everyState().filter((named) => missing.has(named.join(' ')))) {
    const { version } = workflows[workflow];
    writeFileSync(fileOf(workflow, version, state), `${JSON.stringify(golden(workflow, state), null, 2)}\n`);
  }
  return missing.size;
}

const everyState = (): [WorkflowName, string][] =>
  (Object.keys(workflows) as WorkflowName[]).flatMap((workflow) =>
    Object.keys(workflows[workflow].machine.states).map((state): [WorkflowName, string] => [workflow, state]),
  );

/** The richest moment of a state: the one that takes most commands. */
function golden(workflow: WorkflowName, state: string): Golden {
  const { machine, version } = workflows[workflow];
  const [richest] = shortestPaths(workflow)
    .map((path) => follow(workflow, path))
    .filter((stored) => stateName(stored) === state)
    .map((stored): Golden => ({ workflow, version, state: stored, takes: taken(workflow, stored) }))
    .sort((a, b) => b.takes.length - a.takes.length);
  if (!richest) throw new Error(`no path leads the ${machine.id} to ${state}`);
  return richest;
}

function follow(workflow: WorkflowName, path: MachineCommand[]): Stored {
  const { machine } = workflows[workflow];
  return path.reduce(
    (state, command) => (decide(machine, state, command) as Decided).next,
    begin(machine, journeys[workflow].input).next,
  );
}

/** What a stored state takes now, of the commands that are tried everywhere. */
export const taken = (workflow: WorkflowName, state: Stored, commands = journeys[workflow].commands): Golden['takes'] =>
  commands.flatMap((command) => {
    const answer = decide(workflows[workflow].machine, state, command);
    if ('notAvailable' in answer) return [];
    return [{ command, to: stateName(answer.next), facts: answer.facts.map(({ type }) => type) }];
  });
