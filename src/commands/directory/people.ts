import { type PersonRow, personEntity } from '../../store/entities/people.ts';
import { insertRecord, updateRecord, type Writing } from '../../store/entities/write.ts';
import { addEffects } from '../../store/outbox.ts';
import type { Database, Tx } from '../../store/database.ts';
import { type Asked, changed, danglingReferences, record, staleOrMissing } from '../change.ts';
import { type InputError, type Refusal, refuse, refuseInput } from '../refusal.ts';
import { invite } from '../session/invite.ts';
import { endPasswordLinks } from '../session/password-link.ts';

export type NewPerson = Pick<PersonRow, 'email' | 'name'> &
  Partial<Pick<PersonRow, 'title' | 'managerId' | 'teamId'>> & { roles: string[] };

export type PersonChanges = Partial<Omit<PersonRow, 'id' | 'version' | 'passwordHash'>> & { roles?: string[] };

/** Adds a person, who cannot sign in until they have set a password themselves, and answers their id. */
export async function addPerson(
  database: Database,
  asked: Asked,
  person: NewPerson,
  how: { invited: boolean } = { invited: false },
): Promise<string | Refusal> {
  const { roles, ...record } = person;
  return changed(database, asked, async (writing) => {
    const errors = await unknownReferences(writing.tx, person);
    if (errors.length) return refuseInput(...errors);
    const id = await insertRecord(writing, personEntity, { ...record, passwordHash: null });
    if (!id) return emailTaken;
    const granted = await setRoles(writing.tx, id, roles);
    return {
      answer: id,
      subject: { kind: 'person', id },
      type: 'PersonAdded',
      data: { ...record, roles },
      after: async () => {
        await recordRoles(writing.tx, asked, id, granted);
        if (how.invited) await invite(writing.tx, asked, id);
      },
    };
  });
}

/**
 * Changes a person. Deactivation ends their sessions and tokens for good. Nobody changes their own roles or deactivates
 * themselves: an administrator gets no decision right by administering.
 */
export async function changePerson(
  database: Database,
  asked: Asked,
  { id, version }: { id: string; version: number },
  changes: PersonChanges,
): Promise<string | Refusal> {
  if (id === asked.actor.id && (changes.roles || changes.active === false)) {
    return refuse('forbidden', {
      detail: 'Nobody changes their own roles or deactivates themselves. Ask another administrator.',
    });
  }
  return changed(database, asked, async (writing) => {
    const refusal = await refusedChange(writing, id, changes);
    if (refusal) return refusal;
    const { roles, ...record } = changes;
    const before = await standingOf(writing.tx, id);
    if (!(await updateRecord(writing, personEntity, { id, version }, record))) {
      return staleOrMissing(writing.tx, 'person', id);
    }
    const moved = roles ? await setRoles(writing.tx, id, roles) : [];
    if (record.active === false) await endSignIns(writing.tx, id);
    // A letter that went to the old address must not give the account to who reads it.
    if (record.active === false || record.email !== undefined) await endPasswordLinks(writing.tx, id);
    const reason = before && movedBy(before, changes);
    if (reason) {
      const payload = { personId: id, reason };
      await addEffects(writing.tx, [{ key: `reroute-${id}-${version}`, dealId: null, verb: 'reroute', payload }]);
    }
    return {
      answer: id,
      subject: { kind: 'person', id },
      type: 'PersonChanged',
      data: changes,
      after: () => recordRoles(writing.tx, asked, id, moved),
    };
  });
}

interface Standing {
  name: string;
  active: boolean;
  managerId: string | null;
  teamId: string | null;
  roles: string[];
}

async function standingOf(tx: Tx, id: string): Promise<Standing | undefined> {
  const [standing] = await tx.query<Standing>(
    `select name, active, manager_id as "managerId", team_id as "teamId",
       array(select role from person_role where person_id = person.id) as roles from person where id = $1`,
    [id],
  );
  return standing;
}

/** Why running requests must look anew at whom they ask; undefined when they need not. */
function movedBy(before: Standing, changes: PersonChanges): string | undefined {
  const { name } = before;
  if (changes.active === false && before.active) return `${name} was deactivated.`;
  if (changes.active === true && !before.active) return `${name} is active again.`;
  const lost = changes.roles && before.roles.filter((role) => !changes.roles?.includes(role));
  if (lost?.length) return `${name} is no longer ${lost.join(', ')}.`;
  if (changes.managerId !== undefined && changes.managerId !== before.managerId) return `${name} has another manager.`;
  if (changes.teamId !== undefined && changes.teamId !== before.teamId) return `${name} moved to another team.`;
  return undefined;
}

async function refusedChange({ tx }: Writing, id: string, changes: PersonChanges): Promise<Refusal | undefined> {
  const errors = await unknownReferences(tx, changes);
  if (changes.managerId && (await reportsTo(tx, changes.managerId, id))) {
    errors.push({ pointer: '/managerId', message: 'This would make the person their own manager.' });
  }
  if (errors.length) return refuseInput(...errors);
  if (changes.email === undefined) return undefined;
  const others = await tx.query('select 1 from person where lower(email) = lower($1) and id <> $2', [
    changes.email,
    id,
  ]);
  return others.length ? emailTaken : undefined;
}

async function unknownReferences(
  tx: Tx,
  { managerId, teamId, roles = [] }: { managerId?: string | null; teamId?: string | null; roles?: string[] },
): Promise<InputError[]> {
  const errors = await danglingReferences(tx, [
    { pointer: '/managerId', table: 'person', id: managerId },
    { pointer: '/teamId', table: 'team', id: teamId },
  ]);
  const known = await tx.query<{ name: string }>('select name from role where name = any($1)', [roles]);
  const names = new Set(known.map(({ name }) => name));
  roles.forEach((role, index) => {
    if (!names.has(role)) errors.push({ pointer: `/roles/${index}`, message: 'There is no such role.' });
  });
  return errors;
}

/** Whether `person` is `manager` or works somewhere below them. */
async function reportsTo(tx: Tx, person: string, manager: string): Promise<boolean> {
  const chain = await tx.query(
    `with recursive chain(id) as (
       select $1::uuid union select p.manager_id from person p join chain c on p.id = c.id where p.manager_id is not null
     ) select 1 from chain where id = $2`,
    [person, manager],
  );
  return chain.length > 0;
}

interface RoleMove {
  type: 'RoleGranted' | 'RoleRemoved';
  role: string;
}

async function setRoles(tx: Tx, id: string, roles: string[]): Promise<RoleMove[]> {
  return tx.query<RoleMove>(
    `with removed as (
       delete from person_role where person_id = $1 and role <> all($2) returning role
     ), granted as (
       insert into person_role (person_id, role) select $1, unnest($2::text[]) on conflict do nothing returning role
     )
     select 'RoleRemoved' as type, role from removed union all select 'RoleGranted', role from granted
     order by type desc, role`,
    [id, roles],
  );
}

/** Each role that is granted or removed is a fact of its own: who may do what since when can be asked of them alone. */
async function recordRoles(tx: Tx, { actor, commandId }: Asked, id: string, moves: readonly RoleMove[]): Promise<void> {
  for (const { type, role } of moves) {
    await record(tx, { subject: { kind: 'person', id }, type, data: { role }, by: actor.id, commandId });
  }
}

async function endSignIns(tx: Tx, id: string): Promise<void> {
  await tx.query('delete from session where person_id = $1', [id]);
  await tx.query('update api_token set revoked_at = now() where person_id = $1 and revoked_at is null', [id]);
}

const emailTaken = refuseInput({ pointer: '/email', message: 'Another person has this e-mail address.' });
