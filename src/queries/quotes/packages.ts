import type { Actor } from '../../commands/actor.ts';
import { dealScope, seenBy } from '../../commands/relations.ts';
import { parameters } from '../list/parameters.ts';
import type { Reader } from '../page.ts';

/** The packages that other quotes of the same customer are in, of deals that this person may see. */
export async function packagesBeside(
  reader: Reader,
  actor: Actor,
  { dealId, quoteId }: { dealId: string; quoteId: string },
): Promise<string[]> {
  const { values, put } = parameters();
  const seen = seenBy(await dealScope(reader, actor), put);
  const rows = await reader.query<{ word: string }>(
    `select distinct v.content ->> 'package' as word
     from deal d join quote q on q.deal_id = d.id join instance i on i.id = q.id
       join quote_version v on v.quote_id = q.id and v.version = (i.snapshot -> 'context' ->> 'version')::int
     where d.account_id = (select account_id from deal where id = ${put(dealId, 'uuid')}) and q.id <> ${put(quoteId, 'uuid')}
       and v.content ->> 'package' is not null and ${seen}
     order by 1 limit 50`,
    values,
  );
  return rows.map(({ word }) => word);
}
