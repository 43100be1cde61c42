import { handle } from '../../commands/handle.ts';
import { isRefusal } from '../../commands/refusal.ts';
import type { Database } from '../../store/database.ts';
import type { VerbDefinition } from '../verb.ts';

/**
 * Asks every running request that somebody's change touches to look anew at whom it asks, one after the other through
 * the one path. Run twice, the second finds nothing to change.
 */
export const reroute: VerbDefinition<'reroute'> = {
  async perform({ payload: { personId, reason }, signal }, { database }) {
    for (const instanceId of await touchedBy(database, personId)) {
      signal.throwIfAborted();
      const command = { type: 'RerouteSteps', target: { instanceId }, by: 'installation', input: { reason } } as const;
      const answer = await handle(database, command);
      // It ended meanwhile, or asks nobody else: both are fine.
      if (isRefusal(answer) && answer.code !== 'not-available') throw new Error(answer.detail);
    }
    return async () => undefined;
  },
};

/** Running requests that ask the person, and those on deals whose owner they are, or are above. */
async function touchedBy(database: Database, personId: string): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `with recursive below(id) as (
       select $1::uuid union select p.id from person p join below b on p.manager_id = b.id
     )
     select r.id from approval_request r join instance i on i.id = r.id and i.state = 'asking'
     where exists (select from approval_step s join approval_candidate c on c.step_id = s.id
         where s.approval_id = r.id and s.status in ('open', 'waiting') and c.person_id = $1)
       or r.deal_id in (select d.id from deal d where d.owner_id in (select id from below))
     order by r.submitted_at, r.id`,
    [personId],
  );
  return rows.map(({ id }) => id);
}
