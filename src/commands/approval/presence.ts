import type { Database } from '../../store/database.ts';
import { hintPresence } from '../../store/events.ts';
import type { Actor } from '../actor.ts';

/** A page says every 20 seconds that it is open; one that is silent for longer than this is closed. */
const counts = "interval '45 seconds'";

interface Looking {
  approvalId: string;
  dealId: string;
}

/** Says that somebody has a request open, tells the others who have when they are new there, and answers who they are. */
export function lookAt(database: Database, { id }: Actor, { approvalId, dealId }: Looking) {
  return database.transaction(async (tx) => {
    const [known] = await tx.query(
      `select from presence where approval_id = $1 and person_id = $2 and seen_at > now() - ${counts}`,
      [approvalId, id],
    );
    await tx.query(
      `insert into presence (approval_id, person_id, seen_at) values ($1, $2, now())
       on conflict (approval_id, person_id) do update set seen_at = now()`,
      [approvalId, id],
    );
    if (!known) {
      await tx.query(`delete from presence where seen_at < now() - interval '1 hour'`, []);
      await hintPresence(tx, approvalId, dealId);
    }
    return tx.query<{ id: string; name: string }>(
      `select p.id, p.name from presence e join person p on p.id = e.person_id and p.active
       where e.approval_id = $1 and e.person_id <> $2 and e.seen_at > now() - ${counts} order by p.name`,
      [approvalId, id],
    );
  });
}

/** Says that somebody has closed a request. */
export async function lookAway(database: Database, { id }: Actor, { approvalId, dealId }: Looking): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('delete from presence where approval_id = $1 and person_id = $2', [approvalId, id]);
    await hintPresence(tx, approvalId, dealId);
  });
}
