import type { PlainDate } from '../../domain/offer.ts';
import type { Tx } from '../../store/database.ts';

/**
 * Whether rates would begin on a day that is past and for which there is a rate by now: what was worked out with that one,
 * of drafts, quotas and history, would be another number without anybody having touched it. Where nothing was in force a
 * first rate may begin in the past.
 */
export async function beginsTooEarly(
  tx: Pick<Tx, 'query'>,
  kind: 'exchange' | 'credit',
  validFrom: PlainDate,
  content: object,
): Promise<boolean> {
  const inForce =
    kind === 'credit'
      ? 'select from credit_rate where valid_from <= clock()::date'
      : `select from exchange_rate e join jsonb_to_recordset($2 -> 'rates') as r(currency text) using (currency)
         where e.valid_from <= clock()::date`;
  const rows = await tx.query(
    `select where $1::date < clock()::date and $2::jsonb is not null and exists (${inForce})`,
    [validFrom, JSON.stringify(content)],
  );
  return rows.length > 0;
}
