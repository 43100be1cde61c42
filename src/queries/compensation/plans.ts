import type { Actor } from '../../commands/actor.ts';
import { paysActor } from '../../commands/compensation/plans.ts';
import type { PlanContent } from '../../domain/compensation/plan.ts';
import type { PlainDate } from '../../domain/offer.ts';
import { type Named, named, peopleNamed } from '../names.ts';
import type { Reader } from '../page.ts';

export interface PlanVersionRow {
  version: number;
  status: 'proposed' | 'published' | 'declined';
  content: PlanContent;
  note: string;
  proposedBy: Named;
  proposedAt: string;
  decidedBy: Named | null;
  decidedAt: string | null;
}

export interface PlanRow extends Named {
  /** The version that counts today; null when none does. */
  inForce: PlanVersionRow | null;
  isProposed: boolean;
}

export interface PlanPage extends PlanRow {
  /** Newest first. */
  versions: PlanVersionRow[];
  /** Those whom any of the versions names. */
  people: Named[];
  available: string[];
}

/**
 * SQL: of every plan the published version that counts on the day in `$1`, the newest that begins by then, unless it is
 * over.
 */
export const plansOn = `select * from (
    select distinct on (plan_id) * from compensation_plan_version
    where status = 'published' and valid_from <= $1 order by plan_id, valid_from desc, version desc) newest
  where valid_to is null or valid_to >= $1`;

/** Every plan with all its versions, by name; there are few. */
async function allPlans(reader: Reader, id?: string): Promise<(PlanRow & { versions: PlanVersionRow[] })[]> {
  const today = await todayOf(reader);
  return reader.query(
    `with current as (${plansOn}), shown as (
       select v.plan_id, v.version, jsonb_build_object('version', v.version, 'status', v.status, 'content', v.content,
         'note', v.note, 'proposedBy', ${named('a')}, 'proposedAt', ${instantOf('v.proposed_at')}, 'decidedBy', ${named('d')},
         'decidedAt', ${instantOf('v.decided_at')}) as row, v.status
       from compensation_plan_version v join person a on a.id = v.proposed_by left join person d on d.id = v.decided_by)
     select p.id, p.name,
       (select s.row from shown s join current c on c.plan_id = s.plan_id and c.version = s.version
        where s.plan_id = p.id) as "inForce",
       exists (select from shown s where s.plan_id = p.id and s.status = 'proposed') as "isProposed",
       (select jsonb_agg(s.row order by s.version desc) from shown s where s.plan_id = p.id) as versions
     from compensation_plan p where $2::uuid is null or p.id = $2 order by lower(p.name), p.id limit 500`,
    [today, id ?? null],
  );
}

// As the driver writes the instants of columns.
const instantOf = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const todayOf = async (reader: Reader): Promise<PlainDate> => {
  const [row] = await reader.query<{ today: PlainDate }>('select clock()::date::text as today');
  return (row as { today: PlainDate }).today;
};

export async function listPlans(reader: Reader): Promise<PlanRow[]> {
  return (await allPlans(reader)).map(({ versions: _, ...plan }) => plan);
}

export async function planPage(reader: Reader, actor: Actor, id: string): Promise<PlanPage | undefined> {
  const [plan] = await allPlans(reader, id);
  if (!plan) return undefined;
  const people = await peopleNamed(
    reader,
    plan.versions.flatMap(({ content }) => content.people),
  );
  return { ...plan, people: [...people.values()], available: commandsOf(actor, plan.versions) };
}

function commandsOf(actor: Actor, versions: readonly PlanVersionRow[]): string[] {
  const proposed = versions.find(({ status }) => status === 'proposed');
  const isTheirs = versions.some(({ status, content }) => status !== 'declined' && paysActor(actor, content));
  const own = proposed?.proposedBy.id === actor.id;
  const publishes = actor.permissions.has('compensation.publish');
  return [
    ...(actor.permissions.has('compensation.write') && !proposed && !isTheirs ? ['ProposePlanVersion'] : []),
    ...(publishes && proposed && !own && !isTheirs ? ['PublishPlanVersion'] : []),
    ...(proposed && (own || publishes) ? ['DeclinePlanVersion'] : []),
  ];
}
