import type { Actor } from '../../commands/actor.ts';
import { seenDeals } from '../../commands/relations.ts';
import { mayArrangeFor } from '../../commands/delegation/delegation.ts';
import { type Named, named } from '../names.ts';
import { type Page, type PageAsked, pageOf, type Reader } from '../page.ts';

export interface Delegation {
  id: string;
  from: Named;
  to: Named | null;
  firstDay: string;
  lastDay: string;
  timeZone: string;
  startsAt: string;
  endsAt: string;
  scope: { roles: string[] | null; regions: string[] | null; accounts: Named[] | null; upTo: string | null };
  outOfOffice: boolean;
  note: string;
  reason: string;
  setBy: Named;
  setAt: string;
  revokedBy: Named | null;
  revokedAt: string | null;
  state: 'upcoming' | 'inForce' | 'over' | 'revoked';
  /** Open steps that can be decided by it now, of deals that the actor may see. */
  covers: Covered[];
  available: string[];
  version: number;
}

export interface Covered {
  approvalId: string;
  deal: { id: string; number: string; name: string };
  step: string;
}

export interface DelegationFilter {
  /** What the person gave, what they received, or both. */
  side?: 'given' | 'received';
  /** Somebody else's; the actor's own when left out. */
  person?: string;
  /** Only what is not over and not taken back. */
  current?: boolean;
}

/** A person's delegations, the latest to begin first; undefined when the actor may not look at that person's. */
export async function listDelegations(
  reader: Reader,
  actor: Actor,
  { limit, cursor, side, person = actor.id, current }: PageAsked & DelegationFilter,
): Promise<Page<Delegation> | undefined> {
  if (person !== actor.id && !(await mayArrangeFor(reader, actor, person))) return undefined;
  const rows = await reader.query<Delegation & { key: string }>(
    `select ${columns}, g.starts_at::text as key from ${tables}
     where (($2::text is distinct from 'received' and g.from_id = $1) or ($2::text is distinct from 'given' and g.to_id = $1))
       and ($3::boolean is not true or (g.revoked_at is null and g.ends_at > clock()))
       and ($4::text is null or (g.starts_at, g.id) < ($4::timestamptz, $5::uuid))
     order by g.starts_at desc, g.id desc limit $6`,
    [person, side ?? null, current ?? null, cursor?.[0] ?? null, cursor?.[1] ?? null, limit + 1],
  );
  const mayArrange = person !== actor.id;
  const { items, next } = pageOf(rows, limit, (row) => [row.key, row.id]);
  const shown = await withCovered(
    reader,
    actor,
    items.map(({ key: _, ...row }) => withCommands(row, actor, mayArrange)),
  );
  return { items: shown, next };
}

/** One delegation, for either of the two and who may arrange it for them. */
export async function readDelegation(reader: Reader, actor: Actor, id: string): Promise<Delegation | undefined> {
  const [row] = await reader.query<Delegation>(`select ${columns} from ${tables} where g.id = $1`, [id]);
  if (!row) return undefined;
  const isParty = row.from.id === actor.id || row.to?.id === actor.id;
  const mayArrange = !isParty && (await mayArrangeFor(reader, actor, row.from.id));
  if (!isParty && !mayArrange) return undefined;
  return (await withCovered(reader, actor, [withCommands(row, actor, mayArrange)]))[0];
}

/** Who is out of office now, until when, what they left as a note, and who stands in for them. */
export interface Away {
  person: Named;
  lastDay: string;
  note: string;
  standIns: Named[];
}

export function awayNow(reader: Reader): Promise<Away[]> {
  return reader.query<Away>(
    `select ${named('p')} as person, max(g.last_day) filter (where g.out_of_office) as "lastDay",
       coalesce((array_agg(g.note order by g.set_at desc) filter (where g.out_of_office))[1], '') as note,
       coalesce(jsonb_agg(distinct ${named('deputy')}) filter (where deputy.id is not null), '[]') as "standIns"
     from delegation g join person p on p.id = g.from_id left join person deputy on deputy.id = g.to_id
     where g.revoked_at is null and g.starts_at <= clock() and clock() < g.ends_at and p.active
     group by p.id having bool_or(g.out_of_office) order by p.name, p.id`,
  );
}

const withCommands = (row: Delegation, { id }: Actor, mayArrange: boolean): Delegation => ({
  ...row,
  available:
    (row.state === 'upcoming' || row.state === 'inForce') && (mayArrange || row.from.id === id || row.to?.id === id)
      ? ['RevokeDelegation']
      : [],
});

async function withCovered(reader: Reader, actor: Actor, rows: Delegation[]): Promise<Delegation[]> {
  const running = rows.filter(({ state }) => state === 'inForce').map(({ id }) => id);
  if (running.length === 0) return rows;
  const covered = await reader.query<Covered & { delegationId: string }>(
    `select s.delegation_id as "delegationId", s.approval_id as "approvalId", step.label as step,
       jsonb_build_object('id', d.id, 'number', 'D-' || d.number, 'name', d.name) as deal
     from delegated_step s join approval_step step on step.id = s.step_id join deal d on d.id = s.deal_id
     where s.open and s.delegation_id = any($1) order by s.opened_at, s.step_id`,
    [running],
  );
  const seen = await seenDeals(
    reader,
    actor,
    covered.map(({ deal }) => deal.id),
  );
  return rows.map((row) => ({
    ...row,
    covers: covered
      .filter(({ delegationId, deal }) => delegationId === row.id && seen.has(deal.id))
      .map(({ delegationId: _, ...step }) => step),
  }));
}

const tables = `delegation g join person f on f.id = g.from_id left join person t on t.id = g.to_id
  join person s on s.id = g.set_by left join person r on r.id = g.revoked_by`;

const columns = `g.id, ${named('f')} as from, ${named('t')} as to, g.first_day as "firstDay", g.last_day as "lastDay",
  g.time_zone as "timeZone", g.starts_at as "startsAt", g.ends_at as "endsAt",
  jsonb_build_object('roles', g.roles, 'regions', g.regions, 'upTo', g.up_to::text, 'accounts',
    (select jsonb_agg(${named('a')} order by a.name) from account a where a.id = any(g.accounts))) as scope,
  g.out_of_office as "outOfOffice", g.note, g.reason, ${named('s')} as "setBy", g.set_at as "setAt",
  ${named('r')} as "revokedBy", g.revoked_at as "revokedAt",
  case when g.revoked_at is not null then 'revoked' when g.ends_at <= clock() then 'over'
    when g.starts_at > clock() then 'upcoming' else 'inForce' end as state,
  '[]'::jsonb as covers, array[]::text[] as available, g.version`;
