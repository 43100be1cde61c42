import { isHeld, isWaitedFor, mayHold, mayResume } from '../../../workflows/approval/clock.ts';
import type { ApprovalContext } from '../../../workflows/approval/machine.ts';
import { type DecisionKind, mayDecide, type StepStatus } from '../../../workflows/approval/steps.ts';
import type { Actor } from '../../commands/actor.ts';
import { nextNudge } from '../../commands/approval/clock.ts';
import { arranges } from '../../commands/approval/takers.ts';
import { availableTo } from '../../commands/available.ts';
import { standInsOn } from '../../commands/standing-in.ts';
import { completeMeasures } from '../../domain/measures/complete.ts';
import type { ResolvedStep } from '../../domain/policy/directory.ts';
import type { Tx } from '../../store/database.ts';
import type { Instance } from '../../store/instances.ts';
import { authorsOf } from '../../store/quote-versions.ts';
import { ofIncomplete, type StoredMeasures } from '../../store/stored-measures.ts';
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
  /** The request for the quote's newest version, when this is about an older one. */
  newer: { id: string; version: number } | null;
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
  dueAt: string | null;
  escalatedAt: string | null;
  /** The business hours it was given, and by whose opening hours they count. */
  clock: { within: number; office: string; timeZone: string; calendarId: string | null } | null;
  held: { by: Named; at: string; reason: string; until: string | null } | null;
  nudgeFrom: string | null;
  available: string[];
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
    ApprovalHead & Pick<ApprovalPage, 'etagVersion' | 'termsHash' | 'newer'> & Pick<Instance, 'workflow' | 'snapshot'>
  >(
    `select ${approvalHeadColumns}, i.version as "etagVersion", r.terms_hash as "termsHash", i.workflow, i.snapshot,
       (select jsonb_build_object('id', n.id, 'version', n.quote_version) from approval_request n
        where n.quote_id = r.quote_id and n.quote_version > r.quote_version
        order by n.quote_version desc limit 1) as newer
     from ${approvalHeadTables} where r.id = $1`,
    [id],
  );
  if (!row) return undefined;
  const mayNudge = actor.permissions.has('quote.submit') && [row.owner.id, row.submittedBy.id].includes(actor.id);
  const parties = [row.owner.id, ...(await authorsOf(reader, row.deal.id))];
  const may = { nudge: mayNudge, arrange: !parties.includes(actor.id) };
  const steps = await stepsShown(reader, actor, id, row.snapshot.context as ApprovalContext, may);
  const asked = steps.find(({ yours }) => yours) ?? askedLast(steps, actor);
  return {
    ...headOf(row),
    etagVersion: row.etagVersion,
    available: [...new Set([...availableNow(actor, row, steps), ...steps.flatMap(({ available }) => available)])],
    termsHash: row.termsHash,
    steps,
    comments: await commentsOn(reader, id),
    card: asked ? await decisionCard(reader, asked.id, actor.id) : null,
    newer: row.newer,
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
  may: { nudge: boolean; arrange: boolean },
): Promise<StepShown[]> {
  const rows = await reader.query<
    Omit<
      StepShown,
      | 'candidates'
      | 'decisions'
      | 'yours'
      | 'ask'
      | 'quorum'
      | 'rules'
      | 'fallback'
      | 'available'
      | 'held'
      | 'nudgeFrom'
    > &
      StoredHold & { plan: ResolvedStep }
  >(
    `select s.id, s.stage, s.label, s.status, s.plan, s.opened_at as "openedAt", s.closed_at as "closedAt",
       s.due_at as "dueAt", s.escalated_at as "escalatedAt",
       case when s.calendar_name is not null then jsonb_build_object('within', s.plan -> 'within',
         'office', s.calendar_name, 'timeZone', s.time_zone, 'calendarId', s.calendar_id) end as clock,
       ${named('h')} as "heldBy", s.held_at as "heldAt", s.hold_reason as "holdReason", s.held_until as "heldUntil"
     from approval_step s left join person h on h.id = s.held_by where s.approval_id = $1 order by s.ordinal`,
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
  const nudges = new Map<string, Awaited<ReturnType<typeof nextNudge>>>();
  for (const { id } of may.nudge ? state.filter(({ id }) => isWaitedFor(state, id)) : []) {
    nudges.set(id, await nextNudge({ tx: reader }, id));
  }
  return rows.map(({ plan, heldBy, heldAt, holdReason, heldUntil, ...row }) => ({
    ...row,
    held:
      heldBy && heldAt && isHeld(state, row.id)
        ? { by: heldBy, at: heldAt, reason: holdReason ?? '', until: heldUntil }
        : null,
    ask: plan.ask,
    quorum: plan.quorum,
    candidates: (state.find(({ id }) => id === row.id)?.candidates ?? plan.candidates).flatMap(
      (id) => people.get(id) ?? [],
    ),
    rules: plan.rules,
    fallback: plan.fallback,
    nudgeFrom: dateOrNull(nudges.get(row.id)),
    available: [
      ...(mayEver && may.arrange && arranges(actor, state, row.id) ? ['ReassignStep', 'AddApprover'] : []),
      ...(mayEver && mayHold(state, row.id, actor.id) ? ['HoldStep'] : []),
      ...(mayEver && mayResume(state, row.id, actor.id) ? ['ResumeStep'] : []),
      ...(nudges.has(row.id) && nudges.get(row.id) !== 'never' ? ['NudgeStep'] : []),
    ],
    decisions: decisions.filter(({ stepId }) => stepId === row.id).map(({ stepId: _, ...decision }) => decision),
    ...yours(row.id),
  }));
}

interface StoredHold {
  heldBy: Named | null;
  heldAt: string | null;
  holdReason: string | null;
  heldUntil: string | null;
}

const dateOrNull = (next: string | 'never' | null | undefined): string | null =>
  next === undefined || next === 'never' ? null : next;

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
  const rows = await reader.query<ShownDecision & { card: DecisionCard } & Pick<StoredMeasures, 'madeOf'>>(
    `select ${decisionColumns}, d.seen as card, ${ofIncomplete(`d.seen -> 'measures'`)} as "madeOf"
     from decision d join approval_step s on s.id = d.step_id ${deciderNames}
       join approval_request r on r.id = s.approval_id
       join quote_version v on v.quote_id = r.quote_id and v.version = r.quote_version
     where s.approval_id = $1 order by d.decided_at, d.seat`,
    [approvalId],
  );
  return rows.map(({ card, madeOf, ...decision }) => ({
    decision,
    card: madeOf ? { ...card, measures: completeMeasures(card.measures, madeOf), change: card.change ?? null } : card,
  }));
}

/** The request a step belongs to. */
export async function approvalOfStep(reader: Reader, stepId: string): Promise<string | undefined> {
  const [row] = await reader.query<{ id: string }>('select approval_id as id from approval_step where id = $1', [
    stepId,
  ]);
  return row?.id;
}
