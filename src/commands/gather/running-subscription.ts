import type { RunningSubscription } from '../../domain/subscription.ts';
import type { Tx } from '../../store/database.ts';

/** SQL of the lines of the subscription `s`, in their order. */
export const subscriptionLines = `(select coalesce(jsonb_agg(jsonb_build_object('product', p.sku, 'name', p.name,
    'quantity', trim_scale(l.quantity)::text, 'unitPrice', trim_scale(l.unit_price)::text, 'pricePeriod', l.price_period,
    'discount', trim_scale(l.discount)::text) order by l.line), '[]')
  from subscription_line l join product p on p.id = l.product_id where l.subscription_id = s.id)`;

/** A subscription of the customer or of their family, as it is now; undefined when it is of somebody else. */
export async function runningSubscription(
  tx: Pick<Tx, 'query'>,
  id: string,
  { accountId, dealId }: { accountId?: string | undefined; dealId?: string | undefined },
): Promise<RunningSubscription | undefined> {
  const [row] = await tx.query<RunningSubscription>(
    `select s.id, 'S-' || s.number as number, s.currency, s.starts_on as start, s.ends_on as "end", s.ramped,
       ${subscriptionLines} as lines
     from subscription s where s.id = $1
       and s.account_id in (select account_family(coalesce($2, (select account_id from deal where id = $3))))`,
    [id, accountId ?? null, dealId ?? null],
  );
  return row;
}
