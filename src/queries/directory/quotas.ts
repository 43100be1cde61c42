import type { Actor } from '../../commands/actor.ts';
import type { Currency, Money } from '../../domain/offer.ts';
import type { Reader } from '../page.ts';

export interface QuotaRow {
  startsOn: string;
  period: string;
  amount: Money;
}

/**
 * What a person is to sell, newest first. Told to themselves, to those above them, and to who administers people or reads
 * reports; to others there is nothing.
 */
export async function quotasOf(reader: Reader, actor: Actor, personId: string): Promise<QuotaRow[]> {
  const seesAll = actor.permissions.has('people.write') || actor.permissions.has('report.read');
  const rows = await reader.query<{ startsOn: string; period: string; amount: string; currency: Currency }>(
    `select q.starts_on as "startsOn", q.period, q.amount::text, q.currency from quota q
     where q.person_id = $1 and ($2::uuid is null or q.person_id = $2 or exists (
       with recursive up(id) as (
         select manager_id from person where id = $1
         union select p.manager_id from up u join person p on p.id = u.id where p.manager_id is not null
       ) select from up where id = $2))
     order by q.starts_on desc limit 200`,
    [personId, seesAll ? null : actor.id],
  );
  return rows.map(({ amount, currency, ...row }) => ({ ...row, amount: { amount, currency } }));
}
