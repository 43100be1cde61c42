import type { ApprovalContext } from '../../../workflows/approval/machine.ts';
import { type DecisionKind, mayDecide, type StepStatus } from '../../../workflows/approval/steps.ts';
import type { Actor } from '../../commands/actor.ts';
import { availableTo } from '../../commands/available.ts';
import { standInsOn } from '../../commands/standing-in.ts';
import type { ResolvedStep } from '../../domain/policy/directory.ts';
import type { Tx } from '../../store/database.ts';
import type { Instance } from '../../store/instances.ts';
import { type DecisionCard, decisionCard, deciderNames } from '../decision-card.ts';
import { type Named, named, peopleNamed } from '../names.ts';
import type { Reader } from '../page.ts';
import { type ApprovalHead, approvalHeadColumns, approvalHeadTables, headOf } from './list.ts';

export interface ApprovalPage extends ApprovalHead {
  etagVersion: number;
  available: string[];
  termsHash: string;
  steps: StepShown[];
  comments: { by: Named; at: string; stepId: string; comment: string }[];
  card: DecisionCard | null;
}

export interface StepShown {
  id: string;
  stage: number;
  label: string;
  ask: string;
  quorum: number;
  status: StepStatus;
  candidates: Named[];
  rules: string[];
  fallback: boolean;
  openedAt: string | null;
  closedAt: string | null;
  decisions: ShownDecision[];
  /** The actor may decide it now: for themselves, or only in place of `yoursFor`. */
  yours: boolean;
  yoursFor: Named | null;
}

export interface ShownDecision {
  id: string;
  seat: number;
  by: Named;
  /** Whose seat it was, when somebody stood in. */
  onBehalfOf: Named | null;
  decision: DecisionKind;
  comment: string;
  at: string;
}

/** An approval request with the card of the step that asks the actor, or that asked them last. */
export async function approvalPage(reader: Tx, actor: Actor, id: string): Promise<ApprovalPage | undefined> {
  const [row] = await reader.query<
    ApprovalHead & { etagVersion: number; termsHash: string } & Pick<Instance, 'workflow' | 'snapshot'>
  >(
    `select ${approvalHeadColumns}, i.version as "etagVersion", r.terms_hash as "termsHash", i.workflow, i.snapshot
     from ${approvalHeadTables} where r.id = $1`,
    [id],
  );
  if (!row) return undefined;
  const steps = await stepsShown(reader, actor, id, row.snapshot.context as ApprovalContext);
  const asked = steps.find(({ yours }) => yours) ?? askedLast(steps, actor);
  return {
    ...headOf(row),
    etagVersion: row.etagVersion,
    available: availableNow(actor, row, steps),
    termsHash: row.termsHash,
    steps,
    comments: await commentsOn(reader, id),
    card: asked ? await decisionCard(reader, asked.id, actor.id) : null,
  };
}

/** What the machine alone cannot know: who stands in for somebody may decide as well. */
function availableNow(actor: Actor, row: Pick<Instance, 'workflow' | 'snapshot'>, steps: StepShown[]): string[] {
  const own = availableTo(actor, row);
  return own.includes('DecideStep') || !steps.some(({ yours }) => yours) ? own : ['DecideStep', ...own];
}

/** The step one decided or stood for; else the first, so that everybody who may look sees the case. */
const askedLast = (steps: StepShown[], { id }: Actor): StepShown | undefined =>
  steps.findLast(({ candidates }) => candidates.some((person) => person.id === id)) ??
  steps.find(({ status }) => status === 'open') ??
  steps[0];

async function stepsShown(
  reader: Reader,
  actor: Actor,
  approvalId: string,
  { steps: state }: ApprovalContext,
): Promise<StepShown[]> {
  const rows = await reader.query<
    Omit<StepShown, 'candidates' | 'decisions' | 'yours' | 'yoursFor' | 'ask' | 'quorum' | 'rules' | 'fallback'> & {
      plan: ResolvedStep;
    }
  >(
    `select id, stage, label, status, plan, opened_at as "openedAt", closed_at as "closedAt"
     from approval_step where approval_id = $1 order by ordinal`,
    [approvalId],
  );
  const decisions = await decisionsOf(reader, approvalId);
  const people = await peopleNamed(
    reader,
    state.flatMap(({ candidates }) => candidates),
  );
  const standIns = await standInsOn(
    reader,
    rows.map(({ id }) => id),
  );
  const mayEver = actor.permissions.has('approval.decide');
  const yours = (stepId: string): Pick<StepShown, 'yours' | 'yoursFor'> => {
    if (!mayEver) return { yours: false, yoursFor: null };
    if (mayDecide(state, stepId, { by: actor.id })) return { yours: true, yoursFor: null };
    const found = standIns.find((one) => one.stepId === stepId && one.toId === actor.id);
    return { yours: found !== undefined, yoursFor: found ? { id: found.fromId, name: found.fromName } : null };
  };
  return rows.map(({ plan, ...row }) => ({
    ...row,
    ask: plan.ask,
    quorum: plan.quorum,
    candidates: (state.find(({ id }) => id === row.id)?.candidates ?? plan.candidates).flatMap(
      (id) => people.get(id) ?? [],
    ),
    rules: plan.rules,
    fallback: plan.fallback,
    decisions: decisions.filter(({ stepId }) => stepId === row.id).map(({ stepId: _, ...decision }) => decision),
    ...yours(row.id),
  }));
}

const decisionColumns = `d.id, d.seat, ${named('p')} as by, ${named('delegator')} as "onBehalfOf", d.decision, d.comment,
  d.decided_at as at`;

const decisionsOf = (reader: Reader, approvalId: string) =>
  reader.query<ShownDecision & { stepId: string }>(
    `select d.step_id as "stepId", ${decisionColumns}
     from decision d join approval_step s on s.id = d.step_id ${deciderNames}
     where s.approval_id = $1 order by d.decided_at, d.seat`,
    [approvalId],
  );

const commentsOn = (reader: Reader, approvalId: string) =>
  reader.query<ApprovalPage['comments'][number]>(
    `select ${named('p')} as by, f.at, f.data ->> 'stepId' as "stepId", f.data ->> 'comment' as comment
     from fact f join person p on p.id = f.by
     where f.instance_id = $1 and f.type = 'StepCommented' order by f.id`,
    [approvalId],
  );

/** What each approver saw when they decided, as it was kept beside the decision. */
export async function seenCards(
  reader: Reader,
  approvalId: string,
): Promise<{ decision: ShownDecision; card: DecisionCard }[]> {
  const rows = await reader.query<ShownDecision & { card: DecisionCard }>(
    `select ${decisionColumns}, d.seen as card
     from decision d join approval_step s on s.id = d.step_id ${deciderNames}
     where s.approval_id = $1 order by d.decided_at, d.seat`,
    [approvalId],
  );
  return rows.map(({ card, ...decision }) => ({ decision, card }));
}

/** The request a step belongs to. */
export async function approvalOfStep(reader: Reader, stepId: string): Promise<string | undefined> {
  const [row] = await reader.query<{ id: string }>('select approval_id as id from approval_step where id = $1', [
    stepId,
  ]);
  return row?.id;
}
