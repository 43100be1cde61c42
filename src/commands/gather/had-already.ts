import type { PricedProduct } from '../../domain/catalogue.ts';
import type { QuoteContent } from '../../domain/offer.ts';
import type { RunningSubscription } from '../../domain/subscription.ts';
import type { Tx } from '../../store/database.ts';

interface Offered {
  content: Pick<QuoteContent, 'lines' | 'start' | 'subscription'>;
  products: Readonly<Record<string, PricedProduct>>;
  running: RunningSubscription | undefined;
}

/**
 * Which products that others on the quote need the customer, or their family, has already, by SKU:
 * - what is charged once: bought with a signed quote, or come with the product that needs it, which is subscribed to;
 * - what recurs: subscribed to on the quote's first day, or signed for a time that holds that day. The subscription that
 *   the quote takes the place of does not count, and nothing signed does beside it: what that had goes with it.
 */
export async function hadAlready(
  tx: Pick<Tx, 'query'>,
  { content: { lines, start, subscription }, products, running }: Offered,
  { accountId, dealId }: { accountId?: string | undefined; dealId?: string | undefined },
): Promise<string[]> {
  const needing = lines.flatMap(({ product }) => {
    const { requires = [] } = products[product] ?? {};
    return requires.map((needed) => ({ product, needed }));
  });
  if (needing.length === 0 || (accountId === undefined && dealId === undefined)) return [];
  const replaced = subscription?.change === 'replaces' ? running?.id : undefined;
  const rows = await tx.query<{ sku: string }>(
    `with family as materialized (
       select account_family(coalesce($2::uuid, (select account_id from deal where id = $3))) as id
     ), needing as (select * from jsonb_to_recordset($1) as n(product text, needed text)),
     subscribed as (
       select p.sku, s.id, s.starts_on, s.ends_on from family f join subscription s on s.account_id = f.id
         join subscription_line l on l.subscription_id = s.id join product p on p.id = l.product_id
     ), signed as (
       select line ->> 'product' as sku, (v.content ->> 'start')::date as starts_on,
         coalesce((v.content -> 'coTerm' ->> 'end')::date, ((v.content ->> 'start')::date
           + make_interval(months => (v.content ->> 'termMonths')::int))::date - 1) as ends_on
       from family f join deal d on d.account_id = f.id
         join instance i on i.deal_id = d.id and i.workflow = 'quote' and i.state = 'signed'
         join quote_version v on v.quote_id = i.id and v.version = (i.snapshot -> 'context' ->> 'version')::int,
         jsonb_array_elements(v.content -> 'lines') line
       where not ((coalesce((line ->> 'optional')::boolean, false) or line ? 'alternative')
         and not coalesce((line ->> 'chosen')::boolean, false))
     )
     select distinct n.needed as sku from needing n join product p on p.sku = n.needed
     where case when p.charge = 'one-time'
       then exists (select from subscribed s where s.sku = n.product)
         or exists (select from signed s where s.sku in (n.needed, n.product))
       else exists (select from subscribed s where s.sku = n.needed and s.id is distinct from $5
           and $4::date between s.starts_on and s.ends_on)
         or ($5::uuid is null and exists (
           select from signed s where s.sku = n.needed and $4::date between s.starts_on and s.ends_on))
       end
     order by 1`,
    [JSON.stringify(needing), accountId ?? null, dealId ?? null, start, replaced ?? null],
  );
  return rows.map(({ sku }) => sku);
}
