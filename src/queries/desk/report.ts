import type { Actor } from '../../commands/actor.ts';
import { relatedDeal, seesEveryDeal } from '../../commands/relations.ts';
import type { Reader } from '../page.ts';

/** How a promise was kept. */
export interface Kept {
  met: number;
  missed: number;
  /** Median of opening minutes it took; null when nothing was done yet. */
  medianMinutes: number | null;
}

export interface LevelsRow {
  type: { name: string; title: string };
  /** "2026-Q4", by when it was asked (UTC). */
  quarter: string;
  asked: number;
  firstResponse: Kept;
  resolution: Kept;
  satisfied: number;
  notSatisfied: number;
}

/** An open one that is past its deadline is missed as well; withdrawn requests do not count. */
const kept = (due: string, done: string, took: string) => `jsonb_build_object(
  'met', count(*) filter (where ${done} <= ${due}),
  'missed', count(*) filter (where ${done} > ${due} or ${done} is null and ${due} < clock() and r.resting_since is null),
  'medianMinutes', round(percentile_cont(0.5) within group (order by ${took}))::int)`;

/** Whether the desk keeps what it promises, by type and quarter, newest quarter first. */
export function deskLevels(reader: Reader, actor: Actor): Promise<LevelsRow[]> {
  return reader.query<LevelsRow>(
    `select jsonb_build_object('name', t.name, 'title', t.title) as type,
       to_char(r.asked_at, 'YYYY-"Q"Q') as quarter, count(*)::int as asked,
       ${kept('r.first_response_due_at', 'r.first_responded_at', 'r.first_response_took')} as "firstResponse",
       ${kept('r.resolution_due_at', 'r.resolved_at', 'r.resolution_took')} as resolution,
       count(*) filter (where r.satisfied)::int as satisfied,
       count(*) filter (where not r.satisfied)::int as "notSatisfied"
     from desk_request r join desk_request_type t on t.name = r.type join deal d on d.id = r.deal_id
     where r.state <> 'withdrawn' and ($2 or ${relatedDeal(1)})
     group by t.name, t.title, t.ordinal, to_char(r.asked_at, 'YYYY-"Q"Q')
     order by quarter desc, t.ordinal`,
    [actor.id, seesEveryDeal(actor)],
  );
}
