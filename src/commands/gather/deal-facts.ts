import type { DealFacts } from '../../domain/deal.ts';
import type { Tx } from '../../store/database.ts';

/** What risk and policy read of a deal and its customer. */
export async function dealFacts(tx: Tx, dealId: string): Promise<DealFacts> {
  const [facts] = await tx.query<DealFacts>(
    `select d.kind, d.route_to_market as "routeToMarket", d.way_to_close as "wayToClose", a.region, a.country,
       a.segment, a.credit_class as "creditClass", d.paper,
       a.customer_since is null and not exists (
         select from subscription s where s.account_id = a.id and s.starts_on <= clock()::date) as "newCustomer",
       case when d.customer_close_date is not null then
         jsonb_build_object('asOf', clock()::date, 'on', d.customer_close_date) end as closing,
       array(select key from jsonb_each_text(d.justification) where trim(value) <> '') as justified
     from deal d join account a on a.id = d.account_id where d.id = $1`,
    [dealId],
  );
  return facts as DealFacts;
}
