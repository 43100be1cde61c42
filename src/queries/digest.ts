import type { Actor } from '../commands/actor.ts';
import { relatedDeal, seesDeals, seesEveryDeal } from '../commands/relations.ts';
import type { Reader } from './page.ts';

/** A line of the digest before it is worded: a path of the screens, and when it is due. */
export interface DigestItem {
  text: string;
  detail: string;
  link: string;
  dueAt: string | null;
}

export interface DigestContent {
  waiting: DigestItem[];
  changed: DigestItem[];
  soon: DigestItem[];
}

const most = 20;

/** What waits on a person, what they chose to read here and have not read yet, and what is due within a day. */
export async function digestContent(reader: Reader, actor: Actor, since: string): Promise<DigestContent> {
  const [waiting, changed, lapsing] = await Promise.all([
    waitingOn(reader, actor),
    changedFor(reader, actor, since),
    lapsingOf(reader, actor),
  ]);
  const tomorrow = new Date(Date.parse(await now(reader)) + 86_400_000).toISOString();
  const isSoon = ({ dueAt }: DigestItem) => dueAt !== null && new Date(dueAt).toISOString() < tomorrow;
  return {
    soon: [...waiting.filter(isSoon), ...lapsing],
    waiting: waiting.filter((item) => !isSoon(item)),
    changed,
  };
}

const now = async (reader: Reader): Promise<string> =>
  (await reader.query<{ at: string }>('select clock() as at'))[0]?.at as string;

function waitingOn(reader: Reader, actor: Actor): Promise<DigestItem[]> {
  return reader.query<DigestItem>(
    `select d.name as text, a.name || ' · your decision: ' || s.label as detail, '/approvals/' || s.approval_id as link,
       s.due_at as "dueAt", s.opened_at as since
     from approval_candidate c join approval_step s on s.id = c.step_id join deal d on d.id = s.deal_id
       join account a on a.id = d.account_id
     where c.person_id = $1 and c.open and $2
     union all
     select 'R-' || r.number || ' ' || r.subject, case when r.owner_id = $1 then 'desk request, you work on it'
         when r.state = 'resolved' then 'resolved by the desk: does it help?' else 'the desk asks you something' end,
       '/desk/' || r.id, case when r.owner_id = $1 and r.next_due_at <> 'infinity' then r.next_due_at end, r.asked_at
     from desk_request r join deal d on d.id = r.deal_id
     where (r.owner_id = $1 and r.state = 'inWork'
         or r.asked_by = $1 and (r.state = 'waitingOnRequester' or r.state = 'resolved' and r.satisfied is null))
       and ($3 or $4 and ${relatedDeal(1)})
     order by 4 nulls last, 5 limit ${most}`,
    [actor.id, actor.permissions.has('approval.decide'), seesDeals(actor) && seesEveryDeal(actor), seesDeals(actor)],
  );
}

/** Of a deal that one lost sight of nothing is told. */
function changedFor(reader: Reader, actor: Actor, since: string): Promise<DigestItem[]> {
  return reader.query<DigestItem>(
    `select n.title as text, coalesce('D-' || d.number || ' ' || d.name, '') as detail, n.link, null as "dueAt"
     from notification n join notification_preference c on c.person_id = n.person_id and c.kind = n.kind
       left join deal d on d.id = n.deal_id
     where n.person_id = $1 and c.channel = 'digest' and n.read_at is null and n.created_at > $2
       and (d.id is null or $3 or $4 and ${relatedDeal(1)})
     order by n.created_at limit ${most}`,
    [actor.id, since, seesDeals(actor) && seesEveryDeal(actor), seesDeals(actor)],
  );
}

/** Quotes of one's own deals whose validity ends within three days. */
function lapsingOf(reader: Reader, actor: Actor): Promise<DigestItem[]> {
  return reader.query<DigestItem>(
    `select d.name as text, 'the quote lapses' as detail, '/deals/' || d.id as link, l.due_at as "dueAt"
     from deadline l join deal d on d.id = l.deal_id
     where d.owner_id = $1 and $2 and l.name = 'lapse' and l.status = 'armed' and l.due_at < clock() + interval '3 days'
     order by l.due_at limit ${most}`,
    [actor.id, seesDeals(actor)],
  );
}
