import type { Actor } from './actor.ts';
import type { Tx } from '../store/database.ts';

/** Whether a person sees any deals at all. */
export const seesDeals = (actor: Actor): boolean => actor.permissions.has('deal.read');

/** Some see every deal; everybody else sees those they have to do with. */
export const seesEveryDeal = (actor: Actor): boolean => actor.permissions.has('deal.read-all');

/**
 * SQL that is true for deals (alias `d`) which the person in parameter `$n` has to do with: their own, their team's,
 * those of the people below them, and those they are or were asked to decide on, also in somebody's place.
 */
export const relatedDeal = (n: number): string => `(
  d.owner_id = $${n}
  or d.team_id = (select team_id from person where id = $${n})
  or d.owner_id in (
    with recursive report as (
      select id from person where manager_id = $${n}
      union
      select p.id from person p join report r on p.manager_id = r.id
    ) select id from report)
  or exists (
    select from approval_step s join approval_candidate c on c.step_id = s.id
    where s.deal_id = d.id and c.person_id = $${n})
  or exists (select from delegated_step s where s.deal_id = d.id and s.to_id = $${n})
  or exists (
    select from decision made join approval_step s on s.id = made.step_id
    where s.deal_id = d.id and made.person_id = $${n}))`;

/** May this person see the deal at all? What one may not see does not exist for them. */
export async function maySee(tx: Tx, actor: Actor, dealId: string): Promise<boolean> {
  if (!seesDeals(actor)) return false;
  if (seesEveryDeal(actor)) return true;
  const found = await tx.query(`select from deal d where d.id = $1 and ${relatedDeal(2)}`, [dealId, actor.id]);
  return found.length > 0;
}

/** Those of some deals that this person may see. */
export async function seenDeals(tx: Tx, actor: Actor, dealIds: readonly string[]): Promise<Set<string>> {
  if (dealIds.length === 0 || !seesDeals(actor)) return new Set();
  if (seesEveryDeal(actor)) return new Set(dealIds);
  const seen = await tx.query<{ id: string }>(`select d.id from deal d where d.id = any($1) and ${relatedDeal(2)}`, [
    dealIds,
    actor.id,
  ]);
  return new Set(seen.map(({ id }) => id));
}
