import type { WorkflowName } from '../../workflows/registry.ts';
import { workflows } from '../../workflows/registry.ts';
import { type Stored, stateName } from '../../workflows/workflow.ts';
import type { Tx } from './database.ts';

/** A running machine as it is stored. */
export interface Instance {
  id: string;
  workflow: WorkflowName;
  workflowVersion: number;
  /** Raised by every change; the strong ETag of what it is about. */
  version: number;
  state: string;
  snapshot: Stored;
}

export async function insertInstance(tx: Tx, dealId: string, instance: Instance, at: string): Promise<void> {
  await tx.query(
    `insert into instance (id, deal_id, workflow, workflow_version, version, state, snapshot, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      instance.id,
      dealId,
      instance.workflow,
      instance.workflowVersion,
      instance.version,
      instance.state,
      JSON.stringify(instance.snapshot),
      at,
    ],
  );
}

/** An instance with its next state. */
export const advanced = (before: Instance, next: Stored): Instance => ({
  ...before,
  version: before.version + 1,
  state: stateName(next),
  snapshot: next,
});

/**
 * Stores what became of an instance that was read at `version` and `state`.
 * @throws when another writer was first: the caller holds the deal's lock, so that is a bug and must undo everything.
 */
export async function updateInstance(tx: Tx, before: Instance, after: Instance, at: string): Promise<void> {
  const updated = await tx.query(
    `update instance set version = $2, state = $3, snapshot = $4, changed_at = $5
     where id = $1 and version = $6 and state = $7 returning id`,
    [before.id, after.version, after.state, JSON.stringify(after.snapshot), at, before.version, before.state],
  );
  if (updated.length !== 1) throw new Error(`${before.workflow} ${before.id} was changed past the deal's lock`);
}

/** The stored machines that this program cannot load; a server with any of them must not start. */
export async function unknownStates(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ workflow: string; workflow_version: number; state: string }>(
    'select distinct workflow, workflow_version, state from instance',
  );
  return rows
    .filter(({ workflow, workflow_version, state }) => {
      const known = Object.hasOwn(workflows, workflow) ? workflows[workflow as WorkflowName] : undefined;
      return !known || known.version !== workflow_version || !Object.hasOwn(known.machine.states, state);
    })
    .map(({ workflow, workflow_version, state }) => `${workflow} v${workflow_version} in state ${state}`);
}
