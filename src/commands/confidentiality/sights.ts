import { isConsistent, type RoleSights, type Sight } from '../../domain/confidentiality.ts';
import type { Database, Tx } from '../../store/database.ts';
import { type Asked, changed, installation } from '../change.ts';
import { permissionsOf, type SightsSet, sightOf, sightOfRole } from '../permissions.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';

type Reader = Pick<Tx, 'query'>;

/** SQL: what the company set for the roles of the person `p`, by role. */
export const sightsOfPerson = `coalesce((select jsonb_object_agg(c.role, jsonb_build_object(
    'cost', c.cost, 'margin', c.margin, 'commission', c.commission))
  from confidentiality c join person_role held on held.role = c.role where held.person_id = p.id), '{}')`;

/** What the company set for single roles. */
export async function sightsSet(reader: Reader): Promise<SightsSet> {
  const rows = await reader.query<RoleSights & { role: string }>(
    'select role, cost, margin, commission from confidentiality',
  );
  return Object.fromEntries(rows.map(({ role, ...sight }) => [role, sight]));
}

/** What a person sees of cost and margin, for what is sent to them. */
export async function sightOfPerson(reader: Reader, personId: string): Promise<Sight> {
  const [person] = await reader.query<{ roles: string[]; sights: SightsSet }>(
    `select array(select role from person_role where person_id = p.id) as roles, ${sightsOfPerson} as sights
     from person p where p.id = $1`,
    [personId],
  );
  return sightOf({ permissions: permissionsOf(person?.roles ?? [], person?.sights) });
}

/** Says what a role sees of cost, margin and commission, from now on. What is not said of commission stays. */
export async function setSight(
  database: Database,
  asked: Asked,
  role: string,
  sight: Sight & Partial<RoleSights>,
): Promise<undefined | Refusal> {
  if (!isConsistent(sight)) {
    const message = 'Net is everybody’s, so the number of one gives the number of the other: show both or neither.';
    return refuseInput({ pointer: '/margin', message });
  }
  return changed(database, asked, async ({ tx }) => {
    const known = await tx.query('select from role where name = $1', [role]);
    if (known.length === 0) return refuse('not-found', { detail: 'There is no such role.' });
    const before = sightOfRole(role, await sightsSet(tx));
    const after = { ...before, ...sight };
    await tx.query(
      `insert into confidentiality (role, cost, margin, commission) values ($1, $2, $3, $4)
       on conflict (role) do update
         set cost = excluded.cost, margin = excluded.margin, commission = excluded.commission`,
      [role, after.cost, after.margin, after.commission],
    );
    const data = { role, from: before, to: after };
    return { answer: undefined, subject: installation, type: 'ConfidentialitySet', data };
  });
}
