import type { ApprovalContext } from '../../../workflows/approval/machine.ts';
import type { PolicyVersion } from '../../domain/frozen-assessment.ts';
import type { Ruling } from '../../domain/policy/able.ts';
import type { Person } from '../../domain/policy/directory.ts';
import type { RouteStep } from '../../domain/policy/evaluation.ts';
import type { Tx } from '../../store/database.ts';
import { authorsOf } from '../../store/quote-versions.ts';
import { directory } from '../gather/directory.ts';
import { compiledVersion } from '../policy-in-force.ts';
import type { Scene } from '../scene.ts';

/**
 * What a request's version was judged by: its own policy version and route, with the people of now. With `only`, the
 * directory holds these people and the owner's managers, each held as they are until the transaction ends: whoever is
 * deactivated or moved at this moment is so either before or after.
 */
export async function rulingOf(
  { tx, deal }: { tx: Tx; deal: Pick<Scene['deal'], 'id' | 'ownerId'> },
  { quoteId, quoteVersion }: Pick<ApprovalContext, 'quoteId' | 'quoteVersion'>,
  only?: readonly string[],
): Promise<Ruling> {
  const [[judged], editorIds, people] = await Promise.all([
    tx.query<{ route: RouteStep[][]; policy: PolicyVersion; submittedBy: string }>(
      `select assessment -> 'evaluation' -> 'route' as route, assessment -> 'policy' as policy,
         submitted_by as "submittedBy"
       from quote_version where quote_id = $1 and version = $2`,
      [quoteId, quoteVersion],
    ),
    authorsOf(tx, deal.id),
    only ? held(tx, deal.ownerId, only) : directory(tx),
  ]);
  if (!judged) throw new Error(`quote ${quoteId} has no version ${quoteVersion}`);
  return {
    route: judged.route,
    policy: await compiledVersion(tx, judged.policy),
    directory: Array.isArray(people) ? { people, limits: [] } : people,
    parties: { ownerId: deal.ownerId, submitterId: judged.submittedBy, editorIds },
  };
}

async function held(tx: Tx, ownerId: string, ids: readonly string[]): Promise<Person[]> {
  const locked = tx.query('select from person where id = any($1) order by id for share', [ids]);
  // Behind the lock, on the same connection: it sees what was committed before.
  const read = tx.query<Person>(
    `with recursive chain(id) as (
       select manager_id from person where id = $1
       union select p.manager_id from person p join chain c on p.id = c.id where p.manager_id is not null
     )
     select p.id, p.name, lower(p.email) as handle, p.active, p.manager_id as "managerId",
       array(select r.role from person_role r where r.person_id = p.id order by r.role) as roles
     from person p where p.id = any($2) or p.id = $1 or p.id in (select id from chain)`,
    [ownerId, ids],
  );
  const [, people] = await Promise.all([locked, read]);
  return people;
}
