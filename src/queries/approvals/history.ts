import type { Actor } from '../../commands/actor.ts';
import { dealScope, seenBy } from '../../commands/relations.ts';
import type { DealStage } from '../../domain/deal-stage.ts';
import type { DealOrigin } from '../../domain/deal.ts';
import type { Currency, Money } from '../../domain/offer.ts';
import { moneyIn } from '../deals/list.ts';
import { parameters } from '../list/parameters.ts';
import { type Named, named } from '../names.ts';
import type { Reader } from '../page.ts';

/** What went before: context as it is now. It is no part of what is decided on, and is not kept with the decision. */
export interface History {
  /** With the account, among the deals that the reader may see. */
  account: { deals: number; won: number; lost: number; last: LastDeal | null };
  /** What was decided on requests of this deal's owner in the last twelve months. */
  rep: { approved: number; returned: number; rejected: number; usualDiscount: string | null };
}

/** The newest of the account's other deals that came to a decision. */
export interface LastDeal {
  id: string;
  number: string;
  name: string;
  stage: DealStage;
  origin: DealOrigin;
  tcv: Money | null;
  discount: string | null;
  termMonths: number | null;
  decision: { by: Named; decision: string; at: string } | null;
}

/** The history behind a request that the actor may see. */
export async function historyOf(reader: Reader, actor: Actor, approvalId: string): Promise<History> {
  const [account, rep] = await Promise.all([
    withAccount(reader, actor, approvalId),
    withRep(reader, actor, approvalId),
  ]);
  return { account, rep };
}

type Row = Pick<History['account'], 'deals' | 'won' | 'lost'> & {
  last: (Omit<LastDeal, 'tcv'> & { tcv: string | null; currency: Currency | null }) | null;
};

async function withAccount(reader: Reader, actor: Actor, approvalId: string): Promise<History['account']> {
  const { put, values } = parameters(approvalId);
  const seen = seenBy(await dealScope(reader, actor), put);
  const [row] = await reader.query<Row>(
    `with others as (
       select d.* from deal d join deal this on this.account_id = d.account_id and this.id <> d.id
       where this.id = (select deal_id from approval_request where id = $1)
         and ${seen}
     )
     select count(*)::int as deals,
       count(*) filter (where stage in ('signed', 'ordered', 'invoiced', 'closed'))::int as won,
       count(*) filter (where stage = 'lost')::int as lost,
       (select jsonb_build_object('id', o.id, 'number', 'D-' || o.number, 'name', o.name, 'stage', o.stage, 'origin', o.origin,
           'currency', o.currency, 'tcv', o.tcv::text, 'discount', o.discount::text,
           'termMonths', (v.content ->> 'termMonths')::int,
           'decision', case when made.id is not null then jsonb_build_object(
             'by', ${named('p')}, 'decision', made.decision,
             'at', to_char(made.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) end)
        from others o
          left join lateral (select n.content from quote q join quote_version n on n.quote_id = q.id
            where q.deal_id = o.id order by n.created_at desc limit 1) v on true
          left join lateral (select m.* from approval_step s join decision m on m.step_id = s.id
            where s.deal_id = o.id order by m.decided_at desc limit 1) made on true
          left join person p on p.id = made.person_id
        where o.stage <> 'draft' order by o.moved_at desc, o.id desc limit 1) as last
     from others`,
    values,
  );
  const { last, ...counts } = row as Row;
  if (!last) return { ...counts, last: null };
  const { currency, tcv, ...shown } = last;
  return { ...counts, last: { ...shown, tcv: moneyIn(currency, tcv) } };
}

async function withRep(reader: Reader, actor: Actor, approvalId: string): Promise<History['rep']> {
  const { put, values } = parameters(approvalId);
  const seen = seenBy(await dealScope(reader, actor), put);
  const [row] = await reader.query<History['rep']>(
    `select count(*) filter (where i.state = 'granted')::int as approved,
       count(*) filter (where i.state = 'returned')::int as returned,
       count(*) filter (where i.state = 'rejected')::int as rejected,
       percentile_disc(0.5) within group (order by (v.measures ->> 'discount')::numeric)
         filter (where i.state = 'granted')::text as "usualDiscount"
     from deal this join deal d on d.owner_id = this.owner_id
       join approval_request r on r.deal_id = d.id and r.submitted_at > clock() - interval '12 months'
       join instance i on i.id = r.id
       join quote_version v on v.quote_id = r.quote_id and v.version = r.quote_version
     where this.id = (select deal_id from approval_request where id = $1) and r.id <> $1
       and ${seen}`,
    values,
  );
  return row as History['rep'];
}
