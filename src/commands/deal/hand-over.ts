import type { Database, Tx } from '../../store/database.ts';
import { appendFacts } from '../../store/facts.ts';
import { addEffects } from '../../store/outbox.ts';
import type { Asked } from '../change.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';
import { mayOwn } from './deal.ts';

export interface HandOver {
  /** Whose open deals. */
  from: string;
  to: string;
  reason: string;
}

/**
 * Gives a person's open deals to another owner, with that owner's team: each deal is told of it, and running requests
 * look anew at whom they ask, because the managers above the owner are others now. Answers how many there were.
 */
export function handOverDeals(
  database: Database,
  { actor, commandId }: Asked,
  { from, to, reason }: HandOver,
): Promise<{ deals: number } | Refusal> {
  return database.transaction(async (tx) => {
    const [person] = await tx.query<{ name: string }>('select name from person where id = $1', [from]);
    if (!person) return refuse('not-found', { detail: 'There is no such person.' });
    if (from === to) return refuseInput({ pointer: '/to', message: 'They own these deals already.' });
    if (!(await mayOwn(tx, to))) return refuseInput({ pointer: '/to', message: 'This person cannot own deals.' });
    const deals = await openDealsOf(tx, from);
    for (const { id, at } of deals) {
      await tx.query(
        `update deal set owner_id = $2, team_id = (select team_id from person where id = $2), version = version + 1,
           moved_at = $3 where id = $1`,
        [id, to, at],
      );
      const data = { changed: { ownerId: { from, to } }, reason };
      await appendFacts(tx, { kind: 'deal', id }, [{ type: 'DealChanged', data, by: actor.id, at, commandId }]);
    }
    const [first] = deals;
    if (first) {
      const payload = { personId: to, reason: `${person.name}'s deals have another owner.` };
      const data = { to, reason, deals: deals.map(({ id }) => id) };
      await appendFacts(tx, { kind: 'person', id: from }, [
        { type: 'DealsHandedOver', data, by: actor.id, at: first.at, commandId },
      ]);
      await addEffects(tx, [{ key: `reroute-handover-${commandId}`, dealId: null, verb: 'reroute', payload }]);
    }
    return { deals: deals.length };
  });
}

/** Locked in one order, as every command locks a deal first. */
const openDealsOf = (tx: Tx, ownerId: string): Promise<{ id: string; at: string }[]> =>
  tx.query(
    `select id, clock() as at from deal
     where owner_id = $1 and origin <> 'imported' and stage not in ('closed', 'lost') order by id for update`,
    [ownerId],
  );
