import type { PastDeal } from '../../domain/history.ts';
import type { Reader } from '../page.ts';

export interface StoredPastDeal extends PastDeal {
  id: string;
  order: string;
  orderedOn: string;
}

const batch = 250;

/** Every imported deal with its lines, a few hundred at a time, amounts with the policy rate of their day. */
export async function* pastDeals(reader: Reader, policyCurrency: string): AsyncGenerator<StoredPastDeal> {
  for (let after: string | null = null; ; ) {
    const rows: StoredPastDeal[] = await reader.query<StoredPastDeal>(
      `select d.id, d.external_id as "order", d.customer_close_date as "orderedOn", d.currency,
         case when d.currency = $2 then '1' else (select r.rate::text from exchange_rate r
           where r.currency = d.currency and r.valid_from <= d.customer_close_date order by r.valid_from desc limit 1)
         end as "policyRate",
         jsonb_build_object('kind', d.kind, 'routeToMarket', d.route_to_market, 'wayToClose', d.way_to_close,
           'region', a.region, 'country', a.country, 'segment', a.segment, 'creditClass', a.credit_class) as facts,
         (select jsonb_agg(jsonb_build_object('line', l.line::text, 'product', p.sku, 'family', p.family,
             'charge', p.charge, 'quantity', l.quantity::text, 'list', l.list::text, 'amount', l.amount::text,
             'cost', l.cost::text) order by l.line)
           from deal_history_line l join product p on p.id = l.product_id where l.deal_id = d.id) as lines
       from deal d join account a on a.id = d.account_id
       where d.origin = 'imported' and ($1::uuid is null or d.id > $1) order by d.id limit ${batch}`,
      [after, policyCurrency],
    );
    yield* rows;
    if (rows.length < batch) return;
    after = (rows.at(-1) as StoredPastDeal).id;
  }
}
