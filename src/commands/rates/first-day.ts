import type { PlainDate } from '../../domain/offer.ts';
import type { Tx } from '../../store/database.ts';

/**
 * Whether rates would begin on a day that is past, where a rate is in force and used by now: a plan or deals are in its
 * currency, and what was attained or sold would be another number without anybody having touched it. Tables of the past
 * are brought in before anything is converted by them.
 */
export async function beginsTooEarly(
  tx: Pick<Tx, 'query'>,
  kind: 'exchange' | 'credit',
  validFrom: PlainDate,
  content: object,
): Promise<boolean> {
  const inUse =
    kind === 'credit'
      ? 'select from credit_rate where valid_from <= clock()::date'
      : `select from jsonb_to_recordset($2 -> 'rates') as r(currency text)
         where exists (select from exchange_rate e where e.currency = r.currency and e.valid_from <= clock()::date)
           and (exists (select from deal d where d.currency = r.currency)
             or exists (select from compensation_plan_version v
               where v.status = 'published' and v.content ->> 'currency' = r.currency))`;
  const rows = await tx.query(`select where $1::date < clock()::date and $2::jsonb is not null and exists (${inUse})`, [
    validFrom,
    JSON.stringify(content),
  ]);
  return rows.length > 0;
}
