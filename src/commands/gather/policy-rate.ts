import type { Currency, Decimal, PlainDate } from '../../domain/offer.ts';
import type { Tx } from '../../store/database.ts';

export const policyCurrency: Currency = 'USD';

/** A rate and the day from which it holds, as far as that is known. */
export interface PolicyRate {
  rate: Decimal;
  from: PlainDate | null;
}

/**
 * The policy rate of a currency for a quote: that of its first version in the currency, so that no threshold moves while
 * one request is negotiated; before there is one, the rate in force on the day its first version was made; for a quote
 * that does not exist yet, today's. Undefined when no rate is in force.
 */
export async function policyRate(
  tx: Pick<Tx, 'query'>,
  currency: Currency,
  quoteId: string | undefined,
): Promise<PolicyRate | undefined> {
  const [row] = await tx.query<PolicyRate>(
    `select rate, valid_from::text as "from" from (
       (select 1 as rank, v.basis ->> 'policyRate' as rate, v.basis ->> 'policyRateFrom' as valid_from
        from quote_version v
        where v.quote_id = $2 and v.basis ->> 'currency' = $1 order by v.version limit 1)
       union all
       (select 2, r.rate::text, r.valid_from::text from exchange_rate r
        where r.currency = $1 and r.valid_from <= coalesce(
          (select v.created_at::date from quote_version v where v.quote_id = $2 order by v.version limit 1), clock()::date)
        order by r.valid_from desc limit 1)) known
     order by rank limit 1`,
    [currency, quoteId ?? null],
  );
  return row;
}

/** Policy currency units for one unit of a currency, by the rate table on a day; undefined when it has none. */
export async function policyRateOn(
  tx: Pick<Tx, 'query'>,
  currency: Currency,
  day: PlainDate,
): Promise<Decimal | undefined> {
  if (currency === policyCurrency) return '1';
  const [row] = await tx.query<{ rate: Decimal }>(
    `select rate::text from exchange_rate where currency = $1 and valid_from <= $2 order by valid_from desc limit 1`,
    [currency, day],
  );
  return row?.rate;
}
