import { disarmDeadlines } from '../deadlines/arm.ts';
import type { Scene } from '../scene.ts';

const names = ['first-response-reminder', 'first-response', 'resolution-reminder', 'resolution', 'request-close'];

/**
 * Arms what the request's row says is owed and when. What was asked once for the same moment is not asked again, so that
 * a request that is handed over does not remind of the same hour twice.
 */
export async function armRequest(scene: Scene, id: string): Promise<void> {
  await disarmRequest(scene, id);
  await scene.tx.query(
    `insert into deadline (deal_id, instance_id, name, due_at, command)
     select r.deal_id, r.id, d.name, d.due,
       jsonb_build_object('type', d.command, 'target', jsonb_build_object('instanceId', r.id),
         'input', case when d.clock is null then '{}'::jsonb else jsonb_build_object('clock', d.clock) end)
     from desk_request r cross join lateral (values
       ('first-response-reminder', r.first_response_remind_at, 'RemindOfRequest', 'firstResponse', r.first_responded_at is null
         and r.state in ('asked', 'inWork')),
       ('first-response', r.first_response_due_at, 'EscalateRequest', 'firstResponse', r.first_responded_at is null
         and r.state in ('asked', 'inWork')),
       ('resolution-reminder', r.resolution_remind_at, 'RemindOfRequest', 'resolution', r.state in ('asked', 'inWork')),
       ('resolution', r.resolution_due_at, 'EscalateRequest', 'resolution', r.state in ('asked', 'inWork')),
       ('request-close', r.closes_at, 'CloseRequest', null, r.state = 'resolved')
     ) d (name, due, command, clock, owed)
     where r.id = $1 and d.owed and d.due is not null and not exists (
       select from deadline f where f.instance_id = r.id and f.name = d.name and f.due_at = d.due and f.status = 'fired')`,
    [id],
  );
}

export const disarmRequest = (scene: Scene, id: string): Promise<void> => disarmDeadlines(scene, id, names);
