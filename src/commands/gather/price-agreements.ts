/** The prices that contracts fix for a customer, and how much of them is used. */
import type { PriceAgreement } from '../../domain/catalogue.ts';
import type { Currency, PlainDate } from '../../domain/offer.ts';
import type { Tx } from '../../store/database.ts';

const unitsIn = (states: string, but: string): string =>
  `(select coalesce(sum(u.units), 0) from agreement_use u join instance i on i.id = u.quote_id
    where u.agreement_id = g.id and i.state in (${states})${but})`;

/** SQL of the units of the agreement `g` that signed quotes took, but for the quote with this id. */
export const usedUnits = (butQuote?: string): string =>
  unitsIn(`'signed'`, butQuote === undefined ? '' : ` and u.quote_id is distinct from ${butQuote}`);

/** SQL of the units that quotes ask for which were submitted and may still be signed. */
export const askedUnits = unitsIn(`'inReview', 'usable', 'accepted'`, '');

/** SQL of whether the agreement `g` was confirmed and not taken back. */
export const countsNow = 'g.confirmed_at is not null and not g.withdrawn';

/** Whose agreements are wanted: of a customer, or of the customer of a deal. */
export interface Holder {
  accountId?: string | undefined;
  dealId?: string | undefined;
  /** What this quote takes itself is not counted as used. */
  quoteId?: string | undefined;
}

interface Wanted {
  currency: Currency;
  /** Of these products; of every one when left out. */
  skus?: readonly string[];
  /** These alone. */
  ids?: readonly string[];
}

/** Those that count, in a currency; whether they cover the days of a line is judged. */
export function priceAgreements(
  tx: Pick<Tx, 'query'>,
  { accountId, dealId, quoteId }: Holder,
  { currency, skus, ids }: Wanted,
): Promise<PriceAgreement[]> {
  return tx.query<PriceAgreement & { from: PlainDate; to: PlainDate }>(
    `select g.id::text, g.name, p.sku as product, trim_scale(g.unit_price)::text as "unitPrice",
       g.valid_from as "from", g.valid_to as "to", trim_scale(g.up_to)::text as "upTo",
       trim_scale(${usedUnits('$5::uuid')})::text as used
     from price_agreement g join product p on p.id = g.product_id
     where g.account_id = coalesce($1::uuid, (select account_id from deal where id = $2)) and g.currency = $3
       and ($4::text[] is null or p.sku = any($4)) and ($6::text[] is null or g.id::text = any($6)) and ${countsNow}
     order by g.id`,
    [accountId ?? null, dealId ?? null, currency, skus ?? null, quoteId ?? null, ids ?? null],
  );
}
