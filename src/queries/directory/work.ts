import type { Actor } from '../../commands/actor.ts';
import { mayArrangeFor } from '../../commands/delegation/delegation.ts';
import { seenDeals } from '../../commands/relations.ts';
import { type Named, peopleNamed } from '../names.ts';
import type { Reader } from '../page.ts';

/** How much hangs on a person, as numbers: who administers people need not see the deals themselves. */
interface Counts {
  deals: number;
  decisions: number;
  standIns: number;
  standingIn: number;
  reports: number;
}

interface SeenDeal {
  id: string;
  number: string;
  name: string;
}

/** The same by name, among the deals that the actor may see, and what went to others. */
export interface Work extends Counts {
  openDeals: SeenDeal[];
  openSteps: { approvalId: string; deal: SeenDeal; step: string; dueAt: string | null }[];
  moved: Moved[];
}

/** A deal that was handed over, or a step that asks others now. */
export interface Moved {
  deal: SeenDeal;
  approvalId: string | null;
  step: string | null;
  to: Named[];
  at: string;
  reason: string;
}

const most = 20;

/** For the person, those above them and people administrators; undefined for anybody else. */
export async function readWork(reader: Reader, actor: Actor, personId: string): Promise<Work | undefined> {
  if (actor.id !== personId && !(await mayArrangeFor(reader, actor, personId))) return undefined;
  const counts = await countsOf(reader, personId);
  if (!counts) return undefined;
  const [openDeals, openSteps, handedOver, rerouted] = await Promise.all([
    reader.query<{ deal: SeenDeal }>(
      `select ${dealColumns} as deal from deal d
       where d.owner_id = $1 and d.origin <> 'imported' and d.stage not in ('closed', 'lost')
       order by d.moved_at desc, d.id limit ${most}`,
      [personId],
    ),
    reader.query<Work['openSteps'][number]>(
      `select s.approval_id as "approvalId", s.label as step, s.due_at as "dueAt", ${dealColumns} as deal
       from approval_candidate c join approval_step s on s.id = c.step_id join deal d on d.id = s.deal_id
       where c.person_id = $1 and c.open order by s.opened_at, s.id limit ${most}`,
      [personId],
    ),
    handedOverBy(reader, personId),
    reroutedFrom(reader, personId),
  ]);
  const rows = [...openDeals, ...openSteps, ...handedOver, ...rerouted];
  const seen = await seenDeals(reader, actor, [...new Set(rows.map(({ deal }) => deal.id))]);
  const isSeen = ({ deal }: { deal: SeenDeal }): boolean => seen.has(deal.id);
  const moved = [...handedOver, ...rerouted].filter(isSeen).sort((one, other) => other.at.localeCompare(one.at));
  return {
    ...counts,
    openDeals: openDeals.filter(isSeen).map(({ deal }) => deal),
    openSteps: openSteps.filter(isSeen),
    moved: moved.slice(0, most),
  };
}

const dealColumns = `jsonb_build_object('id', d.id, 'number', 'D-' || d.number, 'name', d.name)`;

async function countsOf(reader: Reader, personId: string): Promise<Counts | undefined> {
  const [counts] = await reader.query<Counts>(
    `select
       (select count(*)::int from deal where owner_id = p.id and origin <> 'imported' and stage not in ('closed', 'lost'))
         as deals,
       (select count(*)::int from approval_candidate where person_id = p.id and open) as decisions,
       (select count(*)::int from delegation where from_id = p.id and revoked_at is null and ends_at > clock())
         as "standIns",
       (select count(*)::int from delegation where to_id = p.id and revoked_at is null and ends_at > clock())
         as "standingIn",
       (select count(*)::int from person r where r.manager_id = p.id and r.active) as reports
     from person p where p.id = $1`,
    [personId],
  );
  return counts;
}

/** The deals of the latest handover. */
function handedOverBy(reader: Reader, personId: string): Promise<Moved[]> {
  return reader.query<Moved>(
    `with latest as (
       select f.at, f.data from fact f
       where f.subject_kind = 'person' and f.subject_id = $1 and f.type = 'DealsHandedOver' order by f.seq desc limit 1
     )
     select ${dealColumns} as deal, null as "approvalId", null as step, l.at, l.data ->> 'reason' as reason,
       jsonb_build_array(jsonb_build_object('id', p.id, 'name', p.name)) as to
     from latest l join person p on p.id = (l.data ->> 'to')::uuid
       join deal d on d.id in (select jsonb_array_elements_text(l.data -> 'deals')::uuid)
     order by d.number limit ${most}`,
    [personId],
  );
}

/** Steps of which the person was released when requests looked anew at whom they ask; who came in, else who is left. */
async function reroutedFrom(reader: Reader, personId: string): Promise<Moved[]> {
  const rows = await reader.query<Omit<Moved, 'to'> & { asked: string[] }>(
    `select ${dealColumns} as deal, f.instance_id as "approvalId", r.step ->> 'label' as step, f.at,
       f.data ->> 'reason' as reason, case when jsonb_array_length(r.step -> 'asked') > 0
         then array(select jsonb_array_elements_text(r.step -> 'asked'))
         else array(select c.person_id::text from approval_candidate c
           where c.step_id = (r.step ->> 'stepId')::uuid and c.open) end as asked
     from (select distinct s.approval_id from approval_candidate c join approval_step s on s.id = c.step_id
         where c.person_id = $1) been
       join fact f on f.instance_id = been.approval_id and f.type = 'StepsRerouted'
       join deal d on d.id::text = f.subject_id
       cross join jsonb_array_elements(f.data -> 'replaced') as r(step)
     where r.step -> 'released' ? $1::text
     order by f.at desc, f.id desc limit ${most}`,
    [personId],
  );
  const names = await peopleNamed(
    reader,
    rows.flatMap(({ asked }) => asked),
  );
  return rows.map(({ asked, ...row }) => ({ ...row, to: asked.flatMap((id) => names.get(id) ?? []) }));
}
