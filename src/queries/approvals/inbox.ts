import type { Actor } from '../../commands/actor.ts';
import { dealScope, seenBy } from '../../commands/relations.ts';
import { parameters } from '../list/parameters.ts';
import type { Reader } from '../page.ts';
import { askedOf, snoozedUntil } from './asked.ts';

/** How much there is in each part of somebody's inbox. */
export interface InboxCounts {
  needsMe: number;
  escalated: number;
  delegated: number;
  snoozed: number;
  watching: number;
  /** When the next snoozed step comes back. */
  returnsAt: string | null;
}

/** Counts of the inbox: what is snoozed is not among the others. */
export async function inboxCounts(reader: Reader, actor: Actor): Promise<InboxCounts> {
  const { put, values } = parameters(actor.id);
  const mayBeSeen = seenBy(await dealScope(reader, actor), put);
  const [counts] = await reader.query<InboxCounts>(
    `with mine as (
       select s.escalated_at, asked.whom, ${snoozedUntil(1)} as until, s.due_at
       from (select distinct on (step_id) step_id, whom from ${askedOf(1)} every_seat
             order by step_id, whom nulls first) asked
       join approval_step s on s.id = asked.step_id
     )
     select count(*) filter (where until is null)::int as "needsMe",
       count(*) filter (where until is null and escalated_at is not null)::int as escalated,
       count(*) filter (where until is null and whom is not null)::int as delegated,
       count(*) filter (where until is not null)::int as snoozed,
       (select count(*)::int from deal_watch w join deal d on d.id = w.deal_id
          join approval_request r on r.deal_id = d.id join instance i on i.id = r.id and i.state = 'asking'
        where w.person_id = $1 and ${mayBeSeen}) as watching,
       min(least(until, due_at)) filter (where until is not null) as "returnsAt"
     from mine`,
    values,
  );
  return counts as InboxCounts;
}
