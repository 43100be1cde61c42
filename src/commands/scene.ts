import type { RouteToMarket, WayToClose } from '../domain/offer.ts';
import type { Tx } from '../store/database.ts';
import type { Instance } from '../store/instances.ts';
import type { WorkflowName } from '../../workflows/registry.ts';

/** The deal as commands see it. */
export interface Deal {
  id: string;
  number: string;
  name: string;
  accountId: string;
  sellerId: string;
  ownerId: string;
  teamId: string | null;
  kind: string;
  routeToMarket: RouteToMarket;
  wayToClose: WayToClose;
  version: number;
}

/** A deal with all its machines, held locked until the transaction ends: everything about one deal happens in one order. */
export interface Scene {
  tx: Tx;
  deal: Deal;
  instances: Instance[];
  /** The database's clock in this transaction; every `at` comes from it. */
  at: string;
}

/** Locks the deal by its own id or by that of one of its machines; undefined when there is none. */
export async function lockScene(tx: Tx, by: { dealId: string } | { instanceId: string }): Promise<Scene | undefined> {
  const dealId =
    'dealId' in by
      ? by.dealId
      : (await tx.query<{ deal_id: string }>('select deal_id from instance where id = $1', [by.instanceId]))[0]
          ?.deal_id;
  if (dealId === undefined) return undefined;
  const [row] = await tx.query<Deal & { at: string }>(
    `select id, number, name, account_id as "accountId", seller_id as "sellerId", owner_id as "ownerId",
       team_id as "teamId", kind, route_to_market as "routeToMarket", way_to_close as "wayToClose", version,
       clock() as at
     from deal where id = $1 for update`,
    [dealId],
  );
  if (!row) return undefined;
  const { at, ...deal } = row;
  // After the lock: a statement sees what was committed before it began.
  const instances = await tx.query<Instance>(
    `select id, workflow, workflow_version as "workflowVersion", version, state, snapshot
     from instance where deal_id = $1 order by changed_at, id`,
    [dealId],
  );
  return { tx, deal, instances, at };
}

export const instancesOf = (scene: Scene, workflow: WorkflowName): Instance[] =>
  scene.instances.filter((instance) => instance.workflow === workflow);

export function instance(scene: Scene, id: string): Instance {
  const found = scene.instances.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`the deal has no machine ${id}`);
  return found;
}

/** A machine's stored context; its shape is that of its workflow. */
export const contextOf = <Context>(of: Instance): Context => of.snapshot.context as Context;
