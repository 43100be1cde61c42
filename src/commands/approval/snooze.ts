import { askedOf } from '../../queries/approvals/asked.ts';
import type { Database } from '../../store/database.ts';
import { tellPerson } from '../../store/events.ts';
import type { Actor } from '../actor.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';

/**
 * Puts a step out of somebody's sight until a moment, or back into it when there is none. It is their own view alone:
 * the step goes on waiting, its clock runs, and nobody else sees a difference.
 */
export function snoozeStep(
  database: Database,
  actor: Actor,
  stepId: string,
  until: string | null,
): Promise<Refusal | undefined> {
  return database.transaction(async (tx) => {
    const [step] = await tx.query<{ past: boolean; late: boolean; dueAt: string | null }>(
      `select $3::timestamptz <= clock() as past, $3::timestamptz > s.due_at as late, s.due_at as "dueAt"
       from approval_step s where s.id = $2 and s.id in (select step_id from ${askedOf(1)} asked)`,
      [actor.id, stepId, until],
    );
    if (!step) return refuse('not-found', { detail: 'This step does not wait for you.' });
    if (step.past) return refuseInput({ pointer: '/until', message: 'Choose a moment that is still to come.' });
    if (step.late) {
      return refuseInput({ pointer: '/until', message: `It is due ${step.dueAt}: choose a moment before that.` });
    }
    if (until === null) {
      await tx.query('delete from step_snooze where person_id = $1 and step_id = $2', [actor.id, stepId]);
    } else {
      await tx.query(
        `insert into step_snooze (person_id, step_id, until) values ($1, $2, $3)
         on conflict (person_id, step_id) do update set until = excluded.until`,
        [actor.id, stepId, until],
      );
    }
    await tellPerson(tx, 'inbox', stepId, actor.id);
    return undefined;
  });
}
