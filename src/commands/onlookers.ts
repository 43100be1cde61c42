/** Who looks on at a deal without having a part in it: watching, and whether one still may see it. */
import type { Database, Tx } from '../store/database.ts';
import type { Actor } from './actor.ts';
import { permissionsOf } from './permissions.ts';
import { type Refusal, refuse } from './refusal.ts';
import { maySee } from './relations.ts';

/** Begins to watch a deal, or ends it; doing either twice is the same as once. */
export async function watchDeal(
  database: Database,
  by: Actor,
  dealId: string,
  watching: boolean,
): Promise<undefined | Refusal> {
  return database.transaction(async (tx) => {
    if (!(await maySee(tx, by, dealId))) {
      return refuse('not-found', { detail: 'There is nothing here, or nothing that you may see.' });
    }
    await tx.query(
      watching
        ? 'insert into deal_watch (deal_id, person_id) values ($1, $2) on conflict do nothing'
        : 'delete from deal_watch where deal_id = $1 and person_id = $2',
      [dealId, by.id],
    );
    return undefined;
  });
}

/** Those of the people who may see the deal now; who was deactivated sees nothing. */
export async function whoSee(tx: Tx, people: readonly string[], dealId: string): Promise<string[]> {
  const actors = await actorsOf(tx, people);
  const seeing: string[] = [];
  for (const actor of actors) if (await maySee(tx, actor, dealId)) seeing.push(actor.id);
  return seeing;
}

/** People as they would act now, without having signed in. */
export async function actorsOf(tx: Tx, people: readonly string[]): Promise<Actor[]> {
  const rows = await tx.query<Omit<Actor, 'permissions'>>(
    `select p.id, p.name, p.email,
       array(select role from person_role where person_id = p.id order by role) as roles
     from person p where p.id = any($1) and p.active order by p.id`,
    [people],
  );
  return rows.map((row) => ({ ...row, permissions: permissionsOf(row.roles) }));
}
