import type { DealOrigin, RouteToMarket, WayToClose } from '../domain/deal.ts';
import type { Tx } from '../store/database.ts';
import type { Instance } from '../store/instances.ts';
import type { WorkflowName } from '../../workflows/registry.ts';
import type { Actor } from './actor.ts';
import { relatedDeal, seesDeals, seesEveryDeal } from './relations.ts';

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
  /** An imported deal is history: nothing about it changes but by importing it again. */
  origin: DealOrigin;
}

/** A deal with all its machines, held locked until the transaction ends: everything about one deal happens in one order. */
export interface Scene {
  tx: Tx;
  deal: Deal;
  instances: Instance[];
  /** The database's clock in this transaction; every `at` comes from it. */
  at: string;
}

/**
 * Locks the deal by its own id or by that of one of its machines; undefined when there is none, or none that the asker
 * may see.
 */
export async function lockScene(
  tx: Tx,
  target: { dealId: string } | { instanceId: string },
  by: Actor | 'installation',
): Promise<Scene | undefined> {
  if (by !== 'installation' && !seesDeals(by)) return undefined;
  const seesAll = by === 'installation' || seesEveryDeal(by);
  const [id, dealId] =
    'dealId' in target ? [target.dealId, '$1'] : [target.instanceId, '(select deal_id from instance where id = $1)'];
  const locked = tx.query<Deal & { at: string }>(
    `select d.id, d.number, d.name, d.account_id as "accountId", d.seller_id as "sellerId", d.owner_id as "ownerId",
       d.team_id as "teamId", d.kind, d.route_to_market as "routeToMarket", d.way_to_close as "wayToClose", d.version, d.origin,
       clock() as at
     from deal d where d.id = ${dealId} and ($2::uuid is null or ${relatedDeal(2)}) for update`,
    [id, seesAll ? null : by.id],
  );
  // Behind the lock, on the same connection: a statement sees what was committed before it began.
  const read = tx.query<Instance>(
    `select id, workflow, workflow_version as "workflowVersion", version, state, snapshot
     from instance where deal_id = ${dealId} order by changed_at, id`,
    [id],
  );
  const [[row], instances] = await Promise.all([locked, read]);
  if (!row) return undefined;
  const { at, ...deal } = row;
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
