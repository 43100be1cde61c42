import type { Actor } from '../commands/actor.ts';
import type { Permission } from '../commands/permissions.ts';
import { seenDeals } from '../commands/relations.ts';
import type { Tx } from '../store/database.ts';
import type { LiveEvent } from '../store/events.ts';

/** What one must be permitted to read to be told of a kind. Of a kind that is not here nobody is told. */
const permissionFor: Readonly<Record<string, Permission>> = {
  deal: 'deal.read',
  quote: 'deal.read',
  'desk-request': 'deal.read',
  approval: 'approval.read',
  presence: 'approval.read',
  inbox: 'approval.read',
  contract: 'contract.read',
  order: 'order.read',
  invoice: 'order.read',
  document: 'document.read',
  notification: 'notification.read',
  job: 'jobs.read',
  policy: 'policy.read',
  person: 'people.read',
  catalogue: 'catalogue.read',
  account: 'account.read',
  installation: 'session',
};

/** Those events that this person may know of, as their rights are now. */
export async function visibleTo(tx: Tx, actor: Actor, events: readonly LiveEvent[]): Promise<LiveEvent[]> {
  const permitted = events.filter(({ kind, personId }) => {
    const permission = Object.hasOwn(permissionFor, kind) ? permissionFor[kind] : undefined;
    return permission && actor.permissions.has(permission) && (personId === null || personId === actor.id);
  });
  const deals = [...new Set(permitted.flatMap(({ dealId }) => dealId ?? []))];
  const seen = await seenDeals(tx, actor, deals);
  return permitted.filter(({ dealId }) => dealId === null || seen.has(dealId));
}
