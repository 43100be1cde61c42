import type { Actor } from '../../commands/actor.ts';
import { relatedDeal, seesEveryDeal } from '../../commands/relations.ts';
import type { Money } from '../../domain/offer.ts';
import { type Named, named } from '../names.ts';
import type { Reader } from '../page.ts';

/** A quote whose lines may serve another. */
export interface LikeRow {
  id: string;
  number: string;
  version: number;
  state: string;
  deal: { id: string; number: string; name: string };
  account: Named;
  tcv: Money | null;
  lines: number;
  changedAt: string;
}

export interface LikeAsked {
  /** Part of the deal's or account's name, the deal's number, or a SKU on a line. */
  q: string;
  /** The least value of the deal. */
  atLeast?: string;
}

const most = 20;

/** Quotes with lines, of deals that this person may see, the latest moved first. */
export function quotesLike(reader: Reader, actor: Actor, { q, atLeast }: LikeAsked): Promise<LikeRow[]> {
  return reader.query<LikeRow>(
    `select i.id, 'Q-' || d.number || '-' || q.ordinal as number, v.version, i.state,
       jsonb_build_object('id', d.id, 'number', 'D-' || d.number, 'name', d.name) as deal, ${named('a')} as account,
       v.measures -> 'tcv' as tcv, jsonb_array_length(v.content -> 'lines') as lines, i.changed_at as "changedAt"
     from deal d join account a on a.id = d.account_id join quote q on q.deal_id = d.id join instance i on i.id = q.id
       join quote_version v on v.quote_id = q.id and v.version = (i.snapshot -> 'context' ->> 'version')::int
     where ($1::uuid is null or ${relatedDeal(1)})
       and ($2 = '' or position(lower($2) in lower(d.name)) > 0 or position(lower($2) in lower(a.name)) > 0
            or 'd-' || d.number = lower($2)
            or v.content -> 'lines' @> jsonb_build_array(jsonb_build_object('product', upper($2))))
       and ($3::numeric is null or d.tcv >= $3)
       and v.measures is not null
     order by d.moved_at desc, i.id limit $4`,
    [seesEveryDeal(actor) ? null : actor.id, q, atLeast ?? null, most],
  );
}
