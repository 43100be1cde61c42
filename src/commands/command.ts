import type { WorkflowName } from '../../workflows/registry.ts';
import type { Instance } from '../store/instances.ts';
import type { Actor } from './actor.ts';
import type { Permission } from './permissions.ts';
import type { Refusal } from './refusal.ts';
import type { Scene } from './scene.ts';

/** Who asks: a signed-in person, or the installation (a deadline that came). */
export type Asker = Actor | 'installation';

/** A command of one deal. `target` is the machine it is asked of; the deal itself when it starts a new one. */
export interface Command<Type extends string = string, Input = unknown> {
  type: Type;
  target: { dealId: string } | { instanceId: string };
  by: Asker;
  input: Input;
  /** The version of the target that the asker has seen (If-Match); checked under the lock. */
  expected?: number;
  /** Names the request in the facts it causes. */
  commandId?: string;
}

/** What one step of the path works on. */
export interface Asked<Input = unknown> {
  scene: Scene;
  by: Asker;
  input: Input;
  /** Absent when the command starts a new machine. */
  target: Instance | undefined;
  /** Names the request in the facts it causes. */
  commandId?: string;
}

/**
 * How one command meets the world. The machine decides; a definition only says who may ask, reads what the machine
 * needs to know, and writes the rows that stand beside its state.
 */
export interface Definition<Input = never> {
  workflow: WorkflowName;
  /** Starts a new machine of the workflow instead of asking one. */
  begins?: true;
  /** With `begins`: the workflow of the machine that is asked; the deal itself when absent. */
  from?: WorkflowName;
  /** Absent: asked by facts and deadlines only. */
  permission?: Permission;
  /** With `permission`: the installation may ask it as well, when a time comes. */
  byInstallation?: true;
  /** The relation to deal and machine that the permission alone does not give. */
  may?(asked: Asked<Input>): Refusal | undefined | Promise<Refusal | undefined>;
  /** Reads what the machine needs: the data of its command, or its input when it begins. */
  gather(asked: Asked<Input>): Promise<Gathered | Refusal>;
}

export interface Gathered {
  /** Id of the machine to begin; a new one when absent. */
  id?: string;
  /** What the machine is told, beside the command's type. */
  event: object;
  /** Writes the rows beside the machine's state, after it agreed and its state is stored. */
  write?(moved: Moved): Promise<void>;
}

export interface Moved {
  scene: Scene;
  instance: Instance;
}

export interface Answer {
  refused?: undefined;
  dealId: string;
  /** The machine that took the command, as it is now. */
  instance: Instance;
}
