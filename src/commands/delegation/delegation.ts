import type { Database, Tx } from '../../store/database.ts';
import { calendarOfPerson } from '../gather/calendar.ts';
import type { Actor } from '../actor.ts';
import { type Asked, changed } from '../change.ts';
import { type InputError, type Refusal, refuse, refuseInput } from '../refusal.ts';
import { circleOf, type Deputy, type Window, whyNotStandIn } from './stand-ins.ts';

/** What a delegation covers: all that is given must hold, and nothing given covers everything. */
export interface DelegationScope {
  roles: string[] | null;
  regions: string[] | null;
  accounts: string[] | null;
  /** TCV in the policy currency. */
  upTo: string | null;
}

export interface NewDelegation {
  /** Who is away; the asker when left out. */
  from?: string;
  /** Null: away, and nobody stands in. */
  to: string | null;
  firstDay: string;
  lastDay: string;
  scope: DelegationScope;
  outOfOffice: boolean;
  note: string;
  reason: string;
}

/** Lets somebody decide for the asker, or for an absent person whom the asker administers or leads; answers its id. */
export function setDelegation(
  database: Database,
  { actor, commandId }: Asked,
  input: NewDelegation,
): Promise<string | Refusal> {
  const from = input.from ?? actor.id;
  return changed(database, { actor, commandId }, async ({ tx }) => {
    if (from !== actor.id) {
      const refusal = await mayNotSetFor(tx, actor, from, input.to);
      if (refusal) return refusal;
    }
    // Two that close a circle must not pass each other.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('delegation', 0))`);
    const { timeZone } = await calendarOfPerson(tx, from);
    const { startsAt, endsAt, ...days } = await momentsOf(tx, input, timeZone);
    const errors = await wrongIn(tx, { ...input, from }, { startsAt, endsAt, ...days });
    if (errors.length > 0) return refuseInput(...errors);
    const { roles, regions, accounts, upTo } = input.scope;
    const [row] = await tx.query<{ id: string }>(
      `insert into delegation (from_id, to_id, first_day, last_day, time_zone, starts_at, ends_at, roles, regions, accounts,
         up_to, out_of_office, note, reason, set_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning id`,
      [
        from,
        input.to,
        input.firstDay,
        input.lastDay,
        timeZone,
        startsAt,
        endsAt,
        roles,
        regions,
        accounts,
        upTo,
        input.outOfOffice,
        input.note,
        input.reason,
        actor.id,
      ],
    );
    const { id } = row as { id: string };
    return {
      answer: id,
      subject: { kind: 'person', id: from },
      type: 'DelegationSet',
      data: { ...input, id, from, startsAt, endsAt, timeZone },
    };
  });
}

/** Ends a delegation at once: by either of the two, or by who may set it for them. */
export function revokeDelegation(
  database: Database,
  { actor, commandId }: Asked,
  { id, version }: { id: string; version: number },
): Promise<string | Refusal> {
  return changed(database, { actor, commandId }, async ({ tx }) => {
    const [row] = await tx.query<{ from: string; to: string | null; version: number; revokedAt: string | null }>(
      `select from_id as "from", to_id as "to", version, revoked_at as "revokedAt" from delegation where id = $1 for update`,
      [id],
    );
    if (!row) return notFound;
    const isParty = row.from === actor.id || row.to === actor.id;
    if (!isParty && !(await mayArrangeFor(tx, actor, row.from))) return notFound;
    if (row.version !== version) return stale;
    if (row.revokedAt !== null) {
      return refuse('not-available', { detail: 'It was taken back already.', available: [] });
    }
    await tx.query('update delegation set revoked_at = clock(), revoked_by = $2, version = version + 1 where id = $1', [
      id,
      actor.id,
    ]);
    return {
      answer: id,
      subject: { kind: 'person', id: row.from },
      type: 'DelegationRevoked',
      data: { id, from: row.from, to: row.to },
    };
  });
}

const notFound = refuse('not-found', { detail: 'There is nothing here, or nothing that you may see.' });
const stale = refuse('stale', { detail: 'This was changed since you read it. Read it again and decide anew.' });

/** Administering people gives no decision right: nobody names themselves for somebody else. */
async function mayNotSetFor(tx: Tx, actor: Actor, from: string, to: string | null): Promise<Refusal | undefined> {
  if (!(await mayArrangeFor(tx, actor, from))) {
    return refuse('forbidden', {
      detail: 'Only the person, those they report to and a people administrator arrange who stands in for them.',
    });
  }
  if (to !== actor.id) return undefined;
  return refuse('rule', { detail: 'Who arranges it for somebody else cannot stand in for them.' });
}

/** People administrators, and those whom the person reports to. */
export async function mayArrangeFor(tx: Pick<Tx, 'query'>, actor: Actor, personId: string): Promise<boolean> {
  if (actor.permissions.has('people.write')) return true;
  const above = await tx.query(
    `with recursive above(id) as (
       select manager_id from person where id = $1
       union select p.manager_id from person p join above a on p.id = a.id
     ) select from above where id = $2`,
    [personId, actor.id],
  );
  return above.length > 0;
}

async function wrongIn(
  tx: Tx,
  input: NewDelegation & { from: string },
  { startsAt, endsAt, isOver, isTooLong }: Moments,
): Promise<InputError[]> {
  const errors: InputError[] = [];
  const wrong = (pointer: string, message: string) => errors.push({ pointer, message });
  const { from, to, firstDay, lastDay, scope } = input;
  if (lastDay < firstDay) wrong('/lastDay', 'The last day is before the first.');
  if (isOver) wrong('/lastDay', 'This is over already.');
  if (isTooLong) wrong('/lastDay', 'At most a year at a time.');
  if (to === null && !input.outOfOffice) wrong('/to', 'Name who stands in, or say that you are away.');
  const people = await tx.query<Deputy>(
    `select id, name, active, array(select role from person_role where person_id = person.id) as roles
     from person where id = any($1)`,
    [[from, to].filter((id) => id !== null)],
  );
  const absent = people.find(({ id }) => id === from);
  if (!absent?.active) wrong('/from', 'There is no such active person.');
  const deputy = people.find(({ id }) => id === to);
  if (to !== null && !deputy) wrong('/to', 'There is no such person.');
  if (deputy && absent) {
    const because = whyNotStandIn(deputy, { from: absent, circle: await circleOf(tx, from, { startsAt, endsAt }) });
    if (because) wrong('/to', `${deputy.name} ${because}.`);
  }
  for (const field of ['roles', 'regions', 'accounts'] as const) {
    const known = scope[field] && (await knownIn(tx, field, scope[field]));
    scope[field]?.forEach((value, index) => {
      if (!known?.has(value)) wrong(`/scope/${field}/${index}`, `There is no such ${field.slice(0, -1)}.`);
    });
  }
  return errors;
}

const lookUps = {
  roles: 'select name as value from role where name = any($1)',
  regions: 'select distinct region as value from account where region = any($1)',
  accounts: 'select id::text as value from account where id = any($1::uuid[])',
};

async function knownIn(tx: Tx, field: keyof typeof lookUps, values: string[]): Promise<Set<string>> {
  const rows = await tx.query<{ value: string }>(lookUps[field], [values]);
  return new Set(rows.map(({ value }) => value));
}

interface Moments extends Window {
  isOver: boolean;
  isTooLong: boolean;
}

/** From the beginning of the first day to the end of the last, by the delegator's calendar. */
export async function momentsOf(
  tx: Pick<Tx, 'query'>,
  { firstDay, lastDay }: Pick<NewDelegation, 'firstDay' | 'lastDay'>,
  timeZone: string,
): Promise<Moments> {
  const [row] = await tx.query<Moments>(
    `select first::timestamp at time zone zone as "startsAt",
       (last + 1)::timestamp at time zone zone as "endsAt",
       (last + 1)::timestamp at time zone zone <= clock() as "isOver", last - first > 365 as "isTooLong"
     from (select $1::date as first, $2::date as last, $3::text as zone) days`,
    [firstDay, lastDay, timeZone],
  );
  return row as Moments;
}
