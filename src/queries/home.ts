import type { Actor } from '../commands/actor.ts';
import { dealScope, dividedScope, seesDeals } from '../commands/relations.ts';
import { plainlyAsked } from '../domain/lists/list.ts';
import { dealList } from '../domain/lists/shapes.ts';
import type { Currency, Money } from '../domain/offer.ts';
import { askedOf, snoozedUntil } from './approvals/asked.ts';
import { contractCandidates } from './contracts/contracts.ts';
import { type DealRow, listDeals } from './deals/list.ts';
import { parameters } from './list/parameters.ts';
import type { Reader } from './page.ts';

export interface Home {
  waiting: Waiting;
  late: Late;
  stages: { stage: string; deals: number; tcv: Money[] }[];
  deals: DealRow[];
}

/** How many things wait for this person, by kind; zero for what is not theirs to do. */
export interface Waiting {
  decisions: number;
  returned: number;
  deskRequests: number;
  contracts: number;
  signedCopies: number;
  orders: number;
  invoicesDue: number;
  deadLetters: number;
  policyDrafts: number;
}

/** What is past its deadline of what this person has to do; quotes of their own that lapse within three days. */
export interface Late {
  decisions: number;
  deskRequests: number;
  invoices: number;
  lapsing: number;
}

/** What waits for this person and what moves. Who sees no deals is told nothing of any, not even how many there are. */
export async function home(reader: Reader, actor: Actor): Promise<Home> {
  const [waiting, late] = await Promise.all([waitingFor(reader, actor), lateFor(reader, actor)]);
  if (!seesDeals(actor)) return { waiting, late, stages: [], deals: [] };
  const [stages, deals] = await Promise.all([
    stagesOf(reader, actor),
    listDeals(reader, actor, plainlyAsked(dealList, actor.roles.includes('rep') ? { owner: ['me'] } : {}, 12)),
  ]);
  return { waiting, late, stages, deals: deals.items };
}

async function waitingFor(reader: Reader, actor: Actor): Promise<Waiting> {
  const may = (permission: Parameters<Actor['permissions']['has']>[0]) => actor.permissions.has(permission);
  const [counted] = await reader.query<Omit<Waiting, 'contracts'>>(
    `select
       case when $7 then (select count(distinct step_id)::int from ${askedOf(1)} asked
         join approval_step s on s.id = asked.step_id where ${snoozedUntil(1)} is null)
         else 0 end as decisions,
       case when $8 then (select count(*)::int from deal where owner_id = $1 and stage = 'returned')
         else 0 end as returned,
       (case when $9 then (select count(*)::int from desk_request
         where state = 'asked' or state = 'inWork' and owner_id = $1) else 0 end)
       + (case when $10 then (select count(*)::int from desk_request
         where asked_by = $1 and (state = 'waitingOnRequester' or state = 'resolved' and satisfied is null))
         else 0 end) as "deskRequests",
       case when $2 then (select count(*)::int from instance
         where workflow = 'contract' and state = 'awaitingConfirmation') else 0 end as "signedCopies",
       case when $3 then (select count(*)::int from instance
         where workflow = 'order' and state in ('received', 'held')) else 0 end as orders,
       case when $4 then (select count(*)::int from invoice n join instance i on i.id = n.id
         where i.state = 'draft' and n.issue_on <= clock()::date) else 0 end as "invoicesDue",
       case when $5 then (select count(*)::int from outbox where status = 'dead') else 0 end as "deadLetters",
       case when $6 then (select count(*)::int from policy_version
         where status = 'draft' and uploaded_by <> $1) else 0 end as "policyDrafts"`,
    [
      actor.id,
      may('contract.write'),
      may('order.write'),
      may('invoice.write'),
      may('jobs.write'),
      may('policy.publish'),
      may('approval.decide'),
      seesDeals(actor),
      may('desk.work'),
      may('desk.ask'),
    ],
  );
  const contracts = may('contract.write') ? (await contractCandidates(reader)).length : 0;
  return { ...(counted as Omit<Waiting, 'contracts'>), contracts };
}

async function lateFor(reader: Reader, actor: Actor): Promise<Late> {
  const [counted] = await reader.query<Late>(
    `select
       case when $2 then (select count(distinct step_id)::int from ${askedOf(1)} asked
         join approval_step s on s.id = asked.step_id where s.due_at < clock()) else 0 end as decisions,
       case when $3 then (select count(*)::int from desk_request
         where (state = 'asked' or state = 'inWork' and owner_id = $1) and next_due_at < clock())
         else 0 end as "deskRequests",
       case when $4 then (select count(*)::int from invoice n join instance i on i.id = n.id
         where i.state = 'issued' and n.due_on < clock()::date) else 0 end as invoices,
       case when $5 then (select count(*)::int from deal d join deadline l on l.deal_id = d.id
         where d.owner_id = $1 and l.name = 'lapse' and l.status = 'armed'
           and l.due_at < clock() + interval '3 days') else 0 end as lapsing`,
    [
      actor.id,
      actor.permissions.has('approval.decide'),
      actor.permissions.has('desk.work'),
      actor.permissions.has('invoice.write'),
      actor.permissions.has('quote.edit'),
    ],
  );
  return counted as Late;
}

/** The sums of owners and teams are kept; only what is seen by itself is added up now. */
async function stagesOf(reader: Reader, actor: Actor): Promise<Home['stages']> {
  const { values, put } = parameters();
  const seen = dividedScope(await dealScope(reader, actor), put);
  const rows = await reader.query<{ stage: string; deals: number; currency: Currency | null; tcv: string | null }>(
    `select stage, sum(deals)::int as deals, currency, sum(tcv)::text as tcv from (
       select d.stage, d.currency, d.deals, d.tcv from deal_total d where ${seen.broadly}
       union all select d.stage, d.currency, 1, d.tcv from deal d where ${seen.singly}) seen
     group by stage, currency having sum(deals) > 0 order by stage, currency`,
    values,
    { plan: 'anew' },
  );
  const stages = new Map<string, Home['stages'][number]>();
  for (const { stage, deals, currency, tcv } of rows) {
    const entry = stages.get(stage) ?? { stage, deals: 0, tcv: [] };
    entry.deals += deals;
    if (currency !== null && tcv !== null) entry.tcv.push({ amount: tcv, currency });
    stages.set(stage, entry);
  }
  return [...stages.values()];
}
