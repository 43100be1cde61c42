import { policyCurrency } from '../../commands/gather/policy-rate.ts';
import { rateInUse } from '../../commands/rates/first-day.ts';
import { check, checkByPerson, type Staged } from './staged.ts';

/** The rates of the file that are not in force yet, as the content of one proposal. */
const fresh = `select jsonb_build_object('rates', jsonb_agg(jsonb_build_object('currency', s.currency,
    'rate', trim_scale(s.rate)::text, 'validFrom', s."validFrom") order by s."validFrom", s.currency))
  from staged s where not exists (${standing('')})`;

/**
 * Policy rates: those that are new are proposed together, and count once a second person has put them in force. What was
 * published is never overwritten.
 */
export async function writeExchangeRates(staged: Staged): Promise<void> {
  const { tx, by } = staged;
  await checkByPerson(staged, 'currency', 'A rate is proposed');
  await check(staged, 'currency', `s.currency = '${policyCurrency}'`, `'This is the currency of the policy itself.'`);
  await check(
    staged,
    'rate',
    `exists (${standing('and e.rate <> s.rate')})`,
    `s.currency || ' has the rate ' || (select trim_scale(e.rate) from exchange_rate e
       where e.currency = s.currency and e.valid_from = s."validFrom") || ' from ' || s."validFrom" || ' on already.'`,
  );
  await check(
    staged,
    'validFrom',
    `s."validFrom" < clock()::date and not exists (${standing('')}) and ${rateInUse('s.currency')}`,
    `'This day is past, and what was worked out since would change: give today or a later day.'`,
  );
  await check(
    staged,
    'validFrom',
    `not exists (${standing('')}) and exists (
       select from rate_change x where x.kind = 'exchange' and x.status = 'proposed' and x.content <> (${fresh}))`,
    `'Other rates are proposed already: they are put in force or declined first.'`,
  );
  if (by === null) return;
  // On conflict the same rates are proposed already, or the run was refused above.
  await tx.query(
    `with proposed as (
       insert into rate_change (kind, valid_from, content, note, proposed_by)
       select 'exchange', (select min(s."validFrom") from staged s where not exists (${standing('')})), content, 'Imported', $1
       from (${fresh}) found(content) where content -> 'rates' <> 'null'
       on conflict (kind) where status = 'proposed' do nothing returning content
     ) insert into touched
       select r.currency || '/' || r."validFrom", true from proposed, jsonb_to_recordset(content -> 'rates')
         as r(currency text, "validFrom" text)`,
    [by],
  );
}

/** A rate that is in force from the day of the row `s` on. */
function standing(more: string): string {
  return `select from exchange_rate e where e.currency = s.currency and e.valid_from = s."validFrom" ${more}`;
}
