import type { Actor } from '../../commands/actor.ts';
import { availableTo } from '../../commands/available.ts';
import { calendarOfPerson } from '../../commands/gather/calendar.ts';
import { relatedDeal, seesEveryDeal } from '../../commands/relations.ts';
import type { Instance } from '../../store/instances.ts';
import { type Named, named } from '../names.ts';
import { type Page, type PageAsked, pageOf, type Reader } from '../page.ts';

/** One promise of the desk: when it is due, when it was kept or not. */
export interface Promised {
  dueAt: string | null;
  doneAt: string | null;
  /** Opening minutes that were promised, and that it took. */
  minutes: number | null;
  took: number | null;
  /** Done in time; null while it is open, or when nothing was promised. */
  met: boolean | null;
  overdue: boolean;
}

export interface DeskRequestRow {
  id: string;
  number: string;
  type: { name: string; title: string };
  subject: string;
  deal: { id: string; number: string; name: string };
  account: Named;
  askedBy: Named;
  askedAt: string;
  owner: Named | null;
  state: string;
  firstResponse: Promised;
  resolution: Promised;
  /** What the desk owes now. */
  next: { clock: 'firstResponse' | 'resolution'; dueAt: string; overdue: boolean } | null;
  satisfied: boolean | null;
  etagVersion: number;
}

export interface RequestFilter {
  open?: boolean;
  unassigned?: boolean;
  mine?: boolean;
  askedByMe?: boolean;
  deal?: string;
  type?: string;
  /** What is due first, or what was asked last. */
  sort: 'due' | 'asked';
}

const tables = `desk_request r join instance i on i.id = r.id join desk_request_type t on t.name = r.type join deal d on d.id = r.deal_id
  join account a on a.id = d.account_id join person b on b.id = r.asked_by left join person o on o.id = r.owner_id`;

const promised = (due: string, done: string, minutes: string, took: string) =>
  `jsonb_build_object('dueAt', ${utc(due)}, 'doneAt', ${utc(done)}, 'minutes', ${minutes}, 'took', ${took},
    'met', ${done} <= ${due}, 'overdue', coalesce(${done} is null and ${due} < clock()
      and r.state in ('asked', 'inWork'), false))`;

const utc = (column: string) => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const columns = `r.id, 'R-' || r.number as number, jsonb_build_object('name', t.name, 'title', t.title) as type, r.subject,
  jsonb_build_object('id', d.id, 'number', 'D-' || d.number, 'name', d.name) as deal, ${named('a')} as account,
  ${named('b')} as "askedBy", r.asked_at as "askedAt", ${named('o')} as owner, r.state,
  ${promised('r.first_response_due_at', 'r.first_responded_at', 'r.first_response_minutes', 'r.first_response_took')}
    as "firstResponse",
  ${promised('r.resolution_due_at', 'r.resolved_at', 'r.resolution_minutes', 'r.resolution_took')} as resolution,
  case when r.state in ('asked', 'inWork') and r.next_due_at <> 'infinity' then jsonb_build_object(
    'clock', case when r.first_responded_at is null then 'firstResponse' else 'resolution' end,
    'dueAt', ${utc('r.next_due_at')}, 'overdue', r.next_due_at < clock()) end as next,
  r.satisfied, i.version as "etagVersion"`;

const ended = `('closed', 'withdrawn')`;

/** Requests that one may see: what is due first, or newest first. */
export async function listRequests(
  reader: Reader,
  actor: Actor,
  { limit, cursor, open, unassigned, mine, askedByMe, deal, type, sort }: PageAsked & RequestFilter,
): Promise<Page<DeskRequestRow>> {
  const [key, sign, direction] = sort === 'due' ? ['r.next_due_at', '>', 'asc'] : ['r.asked_at', '<', 'desc'];
  const rows = await reader.query<DeskRequestRow & { key: string }>(
    `select ${columns}, ${key}::text as key from ${tables}
     where ($2::text is null or (${key}, r.id) ${sign} ($2::timestamptz, $3::uuid))
       and ($4::boolean is null or (r.state not in ${ended}) = $4)
       and ($5::boolean is null or (r.owner_id is null and r.state not in ${ended}) = $5)
       and ($6::boolean is null or (r.owner_id is not distinct from $1) = $6)
       and ($7::boolean is null or (r.asked_by = $1) = $7)
       and ($8::uuid is null or r.deal_id = $8) and ($9::text is null or r.type = $9)
       and ($10 or ${relatedDeal(1)})
     order by ${key} ${direction}, r.id ${direction} limit $11`,
    [
      actor.id,
      cursor?.[0] ?? null,
      cursor?.[1] ?? null,
      open ?? null,
      unassigned ?? null,
      mine ?? null,
      askedByMe ?? null,
      deal ?? null,
      type ?? null,
      seesEveryDeal(actor),
      limit + 1,
    ],
  );
  const { items, next } = pageOf(rows, limit, (row) => [row.key, row.id]);
  return { items: items.map(({ key: _, ...row }) => row), next };
}

/** Something said or done on a request. */
export interface ThreadEntry {
  id: string;
  type: string;
  by: Named | null;
  at: string;
  message: string;
  /** To whom it was handed over. */
  to: Named | null;
  clock: string | null;
  satisfied: boolean | null;
}

export interface DeskRequestPage extends DeskRequestRow {
  available: string[];
  /** Since when the clocks rest; null: they run. */
  restingSince: string | null;
  countedFrom: string;
  /** The opening hours in which the clocks run. */
  office: { name: string; timeZone: string };
  rating: { satisfied: boolean; comment: string } | null;
  thread: ThreadEntry[];
}

export async function requestPage(reader: Reader, actor: Actor, id: string): Promise<DeskRequestPage | undefined> {
  const [row] = await reader.query<
    DeskRequestRow &
      Pick<Instance, 'workflow' | 'snapshot'> &
      Pick<DeskRequestPage, 'restingSince' | 'countedFrom'> & { ratingComment: string }
  >(
    `select ${columns}, i.workflow, i.snapshot, r.resting_since as "restingSince",
       r.counted_from as "countedFrom", r.satisfaction_comment as "ratingComment"
     from ${tables} where r.id = $1`,
    [id],
  );
  if (!row) return undefined;
  const { workflow, snapshot, ratingComment, ...shown } = row;
  const { name, timeZone } = await calendarOfPerson(reader, row.askedBy.id);
  return {
    ...shown,
    available: availableTo(actor, { workflow, snapshot }),
    office: { name, timeZone },
    rating: row.satisfied === null ? null : { satisfied: row.satisfied, comment: ratingComment },
    thread: await threadOf(reader, id),
  };
}

/** What was said and done, as recorded, oldest first. */
function threadOf(reader: Reader, id: string): Promise<ThreadEntry[]> {
  return reader.query<ThreadEntry>(
    `select f.id::text, f.type, ${named('p')} as by, f.at,
       coalesce(f.data ->> 'message', f.data ->> 'comment', f.data ->> 'reason', '') as message, ${named('t')} as to,
       f.data ->> 'clock' as clock, (f.data ->> 'satisfied')::boolean as satisfied
     from fact f left join person p on p.id = f.by left join person t on t.id::text = f.data ->> 'to'
     where f.instance_id = $1 order by f.id`,
    [id],
  );
}
