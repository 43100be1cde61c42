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
  const used =
    kind === 'credit'
      ? `$1::date < clock()::date and $2::jsonb is not null
         and exists (select from credit_rate where valid_from <= clock()::date)`
      : `exists (select from jsonb_to_recordset($2::jsonb -> 'rates') as r(currency text, "validFrom" date)
           where coalesce(r."validFrom", $1::date) < clock()::date and ${rateInUse('r.currency')})`;
  return (await tx.query(`select where ${used}`, [validFrom, JSON.stringify(content)])).length > 0;
}

/** SQL of whether a currency has a rate in force that something was converted by. */
export const rateInUse = (currency: string): string =>
  `(exists (select from exchange_rate e where e.currency = ${currency} and e.valid_from <= clock()::date)
    and (exists (select from deal d where d.currency = ${currency})
      or exists (select from compensation_plan_version v
        where v.status = 'published' and v.content ->> 'currency' = ${currency})))`;
