import { type Step, undecided } from '../../../workflows/approval/steps.ts';
import type { ResolvedStep } from '../../domain/policy/directory.ts';
import type { Tx } from '../../store/database.ts';

interface OfApproval {
  approvalId: string;
  dealId: string;
}

/** The rows that inbox and lists read; the machine's context stays the truth of a decision. */
export async function insertSteps(
  tx: Tx,
  { approvalId, dealId }: OfApproval,
  steps: readonly Step[],
  planOf: ReadonlyMap<string, ResolvedStep>,
  at: string,
): Promise<void> {
  const rows = steps.map((step, index) => ({ ...step, ordinal: index + 1, plan: planOf.get(step.id) }));
  await tx.query(
    `insert into approval_step (id, approval_id, deal_id, stage, ordinal, label, plan, status, opened_at)
     select id, $2, $3, stage, 
       ordinal + (select coalesce(max(ordinal), 0) from approval_step where approval_id = $2), label, plan, status,
       case when status = 'open' then $4::timestamptz end
     from jsonb_to_recordset($1) as s(id uuid, stage int, ordinal int, label text, plan jsonb, status text)`,
    [JSON.stringify(rows), approvalId, dealId, at],
  );
  const candidates = steps.flatMap(({ id, candidates: people, status }) =>
    people.map((person) => ({ step: id, person, open: status === 'open' })),
  );
  await tx.query(
    `insert into approval_candidate (step_id, person_id, open)
     select step, person, open from jsonb_to_recordset($1) as c(step uuid, person uuid, open boolean)`,
    [JSON.stringify(candidates)],
  );
}

/** More people who may fill a step; whether it waits for them, `syncSteps` says. */
export async function addCandidates(tx: Tx, stepId: string, people: readonly string[]): Promise<void> {
  await tx.query(
    `insert into approval_candidate (step_id, person_id, open) select $1, unnest($2::uuid[]), false
     on conflict do nothing`,
    [stepId, people],
  );
}

/** Brings the rows to how the steps stand now: a candidate's is open while the step waits for them. */
export async function syncSteps(tx: Tx, steps: readonly Step[], at: string): Promise<void> {
  const rows = steps.map((step) => ({
    id: step.id,
    status: step.status,
    asked: step.status === 'open' ? undecided(steps, step) : [],
  }));
  await tx.query(
    `with now_as as (
       select id, status, asked from jsonb_to_recordset($1) as s(id uuid, status text, asked uuid[])
     ), moved as (
       update approval_step s set status = n.status,
         opened_at = case when n.status = 'open' then coalesce(s.opened_at, $2) else s.opened_at end,
         closed_at = case when n.status in ('waiting', 'open') then null else $2::timestamptz end
       from now_as n where s.id = n.id and s.status <> n.status
     )
     update approval_candidate c set open = c.person_id = any(n.asked)
     from now_as n where c.step_id = n.id and c.open <> (c.person_id = any(n.asked))`,
    [JSON.stringify(rows), at],
  );
}

/** Brings the rows to a request that asks others than before: new steps, new plans, new people. Who was asked stays known. */
export async function replanSteps(
  tx: Tx,
  of: OfApproval,
  steps: readonly Step[],
  plans: ReadonlyMap<string, ResolvedStep>,
  at: string,
): Promise<void> {
  const rows = await tx.query<{ id: string }>('select id from approval_step where approval_id = $1', [of.approvalId]);
  const known = new Set(rows.map(({ id }) => id));
  await insertSteps(
    tx,
    of,
    steps.filter(({ id }) => !known.has(id)),
    plans,
    at,
  );
  for (const { id, stage, label, candidates } of steps.filter((step) => known.has(step.id))) {
    const plan = plans.get(id);
    if (plan) {
      await tx.query('update approval_step set stage = $2, label = $3, plan = $4 where id = $1', [
        id,
        stage,
        label,
        JSON.stringify(plan),
      ]);
    }
    await addCandidates(tx, id, candidates);
  }
  await syncSteps(tx, steps, at);
}
