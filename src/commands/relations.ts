import type { Actor } from './actor.ts';
import type { Tx } from '../store/database.ts';

/** Whether a person sees any deals at all. */
export const seesDeals = (actor: Actor): boolean => actor.permissions.has('deal.read');

/** Some see every deal; everybody else sees those they have to do with. */
export const seesEveryDeal = (actor: Actor): boolean => actor.permissions.has('deal.read-all');

/**
 * Who sees which deal (alias `d`), one condition each: those whose owner is the person or somebody below them, those of
 * their team, those they are or were asked to decide on, also in somebody's place, and those they decided on. Each can go
 * by an index of its own.
 */
const related = {
  owned: (by: string): string => `d.owner_id = ${by}`,
  ofTeam: (team: string): string => `d.team_id = ${team}`,
  asked: (id: string): string =>
    `exists (select from approval_candidate c where c.deal_id = d.id and c.person_id = ${id})`,
  standsIn: (id: string): string => `exists (select from delegated_step s where s.deal_id = d.id and s.to_id = ${id})`,
  decided: (id: string): string => `exists (
    select from decision made join approval_step s on s.id = made.step_id
    where s.deal_id = d.id and made.person_id = ${id})`,
};

/** The person in `id` and everybody below them; `union` ends also where two people manage each other. */
export const selfAndBelow = (id: string): string => `array(
  with recursive below as (
    select ${id}::uuid as id
    union
    select p.id from person p join below b on p.manager_id = b.id
  ) select id from below)`;

/** SQL that is true for deals (alias `d`) which the person in parameter `$n` has to do with: for one deal or for all. */
export function relatedDeal(n: number): string {
  const id = `$${n}`;
  const conditions = [
    related.owned(`any(${selfAndBelow(id)})`),
    related.ofTeam(`(select team_id from person where id = ${id})`),
    related.asked(id),
    related.standsIn(id),
    related.decided(id),
  ];
  return `(${conditions.join(' or ')})`;
}

/** What a person sees, looked up once so that a list can be planned for it. */
export interface DealScope {
  actor: Actor;
  owners: string[];
  team: string | null;
  /** Somebody whose place they take has named them just now. */
  standsIn: boolean;
}

export async function dealScope(tx: Pick<Tx, 'query'>, actor: Actor): Promise<DealScope> {
  const nothing = { actor, owners: [], team: null, standsIn: false };
  if (seesEveryDeal(actor)) return nothing;
  const [known] = await tx.query<Omit<DealScope, 'actor'>>(
    `select ${selfAndBelow('$1')} as owners, (select team_id from person where id = $1) as team,
       exists (select from delegation where to_id = $1 and revoked_at is null and starts_at <= clock() and clock() < ends_at)
         as "standsIn"`,
    [actor.id],
  );
  return { ...nothing, ...known };
}

type Put = (value: unknown, type: string) => string;

/** Those whose owner or team makes them seen. */
function broadly({ owners, team }: DealScope, put: Put): string[] {
  return [
    // One owner compares so that an index keeps its order behind it.
    related.owned(owners.length === 1 ? put(owners[0], 'uuid') : `any(${put(owners, 'uuid[]')})`),
    ...(team === null ? [] : [related.ofTeam(put(team, 'uuid'))]),
  ];
}

/** Those that somebody had to decide on, by their ids: few beside all, so they are never looked for along a sort. */
function singly({ actor, standsIn }: DealScope, put: Put): string {
  const id = put(actor.id, 'uuid');
  return `d.id = any(array(
    select c.deal_id from approval_candidate c where c.person_id = ${id}
    ${standsIn ? `union select s.deal_id from delegated_step s where s.to_id = ${id}` : ''}
    union select s.deal_id from decision made join approval_step s on s.id = made.step_id where made.person_id = ${id}))`;
}

/**
 * The scope as conditions of which a deal (alias `d`) meets at least one, for a branch of a statement each; `put` places
 * a value in the statement.
 */
export function relations(scope: DealScope, put: Put): string[] | 'every' {
  return seesEveryDeal(scope.actor) ? 'every' : [...broadly(scope, put), singly(scope, put)];
}

/** The scope as one condition on deals (alias `d`) that are found otherwise. */
export function seenBy(scope: DealScope, put: Put): string {
  if (seesEveryDeal(scope.actor)) return 'true';
  const id = put(scope.actor.id, 'uuid');
  const standsIn = scope.standsIn ? [related.standsIn(id)] : [];
  return `(${[...broadly(scope, put), related.asked(id), ...standsIn, related.decided(id)].join(' or ')})`;
}

/** How deals divide for sums: those that owner and team decide, and the few others that are seen by themselves. */
export function dividedScope(scope: DealScope, put: Put): { broadly: string; singly: string } {
  if (seesEveryDeal(scope.actor)) return { broadly: 'true', singly: 'false' };
  const broad = `(${broadly(scope, put).join(' or ')})`;
  return { broadly: broad, singly: `${singly(scope, put)} and ${broad} is not true` };
}

/** May this person see the deal at all? What one may not see does not exist for them. */
export async function maySee(tx: Tx, actor: Actor, dealId: string): Promise<boolean> {
  if (!seesDeals(actor)) return false;
  const found = seesEveryDeal(actor)
    ? await tx.query('select from deal where id = $1', [dealId])
    : await tx.query(`select from deal d where d.id = $1 and ${relatedDeal(2)}`, [dealId, actor.id]);
  return found.length > 0;
}

/** Those of some deals that this person may see. */
export async function seenDeals(tx: Pick<Tx, 'query'>, actor: Actor, dealIds: readonly string[]): Promise<Set<string>> {
  if (dealIds.length === 0 || !seesDeals(actor)) return new Set();
  if (seesEveryDeal(actor)) return new Set(dealIds);
  const seen = await tx.query<{ id: string }>(`select d.id from deal d where d.id = any($1) and ${relatedDeal(2)}`, [
    dealIds,
    actor.id,
  ]);
  return new Set(seen.map(({ id }) => id));
}
