import { expect } from '@jest/globals';
import type { MachineCommand } from '../../workflows/registry.ts';
import { type WorkflowName, workflows } from '../../workflows/registry.ts';
import { begin, type Decided, decide, type Emitted, type Stored, stateName } from '../../workflows/workflow.ts';

/** A machine that has begun, and the commands it has taken since. */
interface Given {
  when(command: MachineCommand): When;
  state: Stored;
  /** What the latest command (or the beginning) recorded. */
  facts: Emitted[];
}

interface When {
  /** The command was taken: the state it led to, and the facts it recorded, by type or in part. */
  then(state: string, ...facts: (string | Fact)[]): Stored;
  /** The command was refused; these are possible. */
  refuses(...available: string[]): void;
}

type Fact = Record<string, unknown> & { type: string };

/** `given(quote(), submitted).when(command).then('usable', 'QuoteSubmitted')`; throws when a given command is refused. */
export function given(machine: Begun, ...commands: MachineCommand[]): Given {
  const { next, facts } = commands.reduce<Decided>(({ next }, command) => taken(machine, next, command), machine);
  return {
    state: next,
    facts,
    when: (command) => {
      const answer = decide(workflows[machine.workflow].machine, next, command);
      return {
        then(state, ...expected) {
          if ('notAvailable' in answer) throw new Error(`refused ${command.type}; available: ${answer.available}`);
          expect(stateName(answer.next)).toBe(state);
          expect(answer.facts).toEqual(
            expected.map((fact) => expect.objectContaining(typeof fact === 'string' ? { type: fact } : fact)),
          );
          return answer.next;
        },
        refuses: (...available) => expect(answer).toEqual({ notAvailable: true, available }),
      };
    },
  };
}

export interface Begun extends Decided {
  workflow: WorkflowName;
}

export const begun = (workflow: WorkflowName, input: object): Begun => ({
  workflow,
  ...begin(workflows[workflow].machine, input),
});

function taken({ workflow }: Begun, state: Stored, command: MachineCommand): Decided {
  const answer = decide(workflows[workflow].machine, state, command);
  if ('notAvailable' in answer) throw new Error(`${command.type} cannot be given: the ${workflow} refuses it`);
  return answer;
}
