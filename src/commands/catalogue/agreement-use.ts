/** How much of its customer's price agreements a quote takes: kept when it is submitted, judged again before it binds. */
import { compare, exact, plainText, sub } from '../../domain/exact.ts';
import type { Decimal, QuoteContent } from '../../domain/offer.ts';
import { unitsByAgreement } from '../../domain/pricing/validate-agreement.ts';
import type { Tx } from '../../store/database.ts';
import { usedUnits } from '../gather/price-agreements.ts';
import { type Refusal, refuse } from '../refusal.ts';

/** Keeps what the version that is submitted takes, in the place of what the one before it did. */
export async function keepAgreementUse(tx: Tx, quoteId: string, content: QuoteContent): Promise<void> {
  await tx.query('delete from agreement_use where quote_id = $1', [quoteId]);
  const uses = [...unitsByAgreement(content)].map(([agreement, units]) => ({ agreement, units: plainText(units) }));
  if (uses.length === 0) return;
  await tx.query(
    `insert into agreement_use (agreement_id, quote_id, units)
     select agreement, $1, units from jsonb_to_recordset($2) as u(agreement uuid, units numeric)`,
    [quoteId, JSON.stringify(uses)],
  );
}

/**
 * Why a quote may not bind us: other deals took what it needs since it was submitted. Holds its agreements locked until
 * the transaction ends, in the order of their ids, so that of two deals that are signed at once the second one sees the
 * first.
 */
export async function agreementUsedUp(tx: Tx, quoteId: string): Promise<Refusal | undefined> {
  await tx.query(
    `select from price_agreement where id in (select agreement_id from agreement_use where quote_id = $1)
     order by id for update`,
    [quoteId],
  );
  const over = await tx.query<{ name: string; upTo: Decimal; used: Decimal; units: Decimal }>(
    `select * from (
       select g.name, trim_scale(g.up_to)::text as "upTo", trim_scale(w.units)::text as units,
         trim_scale(${usedUnits('w.quote_id')})::text as used
       from agreement_use w join price_agreement g on g.id = w.agreement_id where w.quote_id = $1 and g.up_to is not null
     ) uses where used::numeric + units::numeric > "upTo"::numeric order by name`,
    [quoteId],
  );
  if (over.length === 0) return undefined;
  const said = over.map(
    ({ name, upTo, used, units }) =>
      `${name} covers ${upTo} units at most, of which other deals have used ${used}: ${leftOf(upTo, used)} are left, and this quote takes ${units}.`,
  );
  return refuse('rule', { detail: `${said.join(' ')} Revise the quote, or agree on more.` });
}

function leftOf(upTo: Decimal, used: Decimal): Decimal {
  const left = sub(exact(upTo), exact(used));
  return compare(left, exact('0')) > 0 ? plainText(left) : '0';
}
