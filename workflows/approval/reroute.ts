/** What becomes of a running request when the people it asks change. Pure: who may decide now is told, not looked up. */
import type { ResolvedStep } from '../../src/domain/policy/directory.ts';
import {
  approvalsOf,
  deciders,
  openNextStage,
  restIsFillable,
  type Step,
  type StepStatus,
  undecided,
} from './steps.ts';

/** A step of the request with the plan it was made from. */
export interface Planned {
  step: Step;
  plan: ResolvedStep;
}

/** How an unfinished step is to be asked from now on; one with a new id is asked in addition. */
export type AskedAnew = Pick<Step, 'id' | 'stage' | 'label' | 'quorum' | 'candidates' | 'fallback'> &
  Partial<Pick<Step, 'added' | 'reassigned'>>;

/** Who is asked in somebody's stead, or no longer, at one step. */
export interface Replaced {
  stepId: string;
  label: string;
  asked: string[];
  released: string[];
}

const isUnfinished = ({ status }: { status: StepStatus }): boolean => status === 'open' || status === 'waiting';

const causesKey = ({ causes }: ResolvedStep): string =>
  JSON.stringify(causes.map(({ rule, outcome }) => [rule, outcome]).sort());

/**
 * Which plan of the route as it resolves now belongs to which unfinished step. What is approved stays approved. The same
 * asks belong together; where managers are asked in turn the last is the one with authority, so turns are matched from
 * the end. A plan without a step becomes a new one, a step without a plan is called off, and what somebody added by hand
 * stays.
 */
export function matched(
  current: readonly Planned[],
  wanted: readonly ResolvedStep[],
  newId: () => string,
): { id: string; plan: ResolvedStep }[] {
  const ofRules = current.filter(({ step }) => !step.added);
  const open = ofRules.filter(({ step }) => isUnfinished(step));
  const found: { id: string; plan: ResolvedStep }[] = [];
  const [taken, placed] = [new Set<string>(), new Set<ResolvedStep>()];
  const place = (id: string, plan: ResolvedStep) => {
    found.push({ id, plan });
    taken.add(id);
    placed.add(plan);
  };
  for (const [key, plans] of Map.groupBy(wanted, causesKey)) {
    const steps = open.filter(({ plan }) => causesKey(plan) === key).map(({ step }) => step.id);
    const done = ofRules.filter(({ step, plan }) => step.status === 'approved' && causesKey(plan) === key).length;
    if (steps.length === 0 && done === 0) continue;
    // Approved turns are done from the front, but while a step of the ask is unfinished its last turn is still to come.
    const rest = steps.length > 0 ? plans.slice(Math.min(done, plans.length - 1)) : [];
    for (const plan of plans) placed.add(plan);
    for (const plan of rest.toReversed()) place(steps.pop() ?? newId(), plan);
  }
  const approved = ofRules.filter(({ step }) => step.status === 'approved').flatMap(({ plan }) => plan.causes);
  for (const plan of wanted.filter((each) => !placed.has(each))) {
    if (plan.causes.every((cause) => approved.some((other) => isSame(cause, other)))) continue;
    const heir = open.find(
      ({ step, plan: former }) =>
        !taken.has(step.id) && former.causes.some((cause) => plan.causes.some((other) => isSame(cause, other))),
    );
    place(heir?.step.id ?? newId(), plan);
  }
  return found.sort((one, other) => one.plan.stage - other.plan.stage);
}

const isSame = (one: ResolvedStep['causes'][number], other: ResolvedStep['causes'][number]): boolean =>
  one.rule === other.rule && one.outcome === other.outcome;

/**
 * The people of a step from now on: those the plan names, with what was reassigned as long as the new person is able.
 * Seats are counted anew: an approval of somebody who is not asked any more stays on record and fills none of them.
 */
export function askedAnew(
  step: Step | undefined,
  id: string,
  plan: ResolvedStep,
  isAble: (person: string) => boolean,
): AskedAnew {
  const broughtIn = step?.escalated ? step.candidates.filter(isAble) : [];
  const candidates = (step?.reassigned ?? []).reduce(
    (people, { from, to }) => (isAble(to) ? handedOn(people, from, to) : people),
    [...new Set([...plan.candidates, ...broughtIn])],
  );
  const { stage, label, quorum, fallback } = plan;
  return {
    id,
    stage,
    label,
    candidates,
    fallback,
    quorum: quorum + (step ? strangersTo(step, candidates) : 0),
    ...(step?.reassigned && { reassigned: step.reassigned }),
  };
}

/** Approvals by people who are not among these. */
export const strangersTo = ({ decisions }: Step, candidates: readonly string[]): number =>
  decisions.filter(({ by, onBehalfOf = by, decision }) => decision === 'approve' && !candidates.includes(onBehalfOf))
    .length;

/** One hands a seat on to another; `null` hands on the whole step. */
export const handedOn = (people: readonly string[], from: string | null, to: string): string[] =>
  from === null ? [to] : [...new Set(people.map((person) => (person === from ? to : person)))];

/** The steps after the request was asked anew: decided ones as they are, what is not asked any more called off. */
export function afterReroute(steps: Step[], asked: readonly AskedAnew[]): Step[] {
  const known = new Set(steps.map(({ id }) => id));
  const changed = steps.map((step): Step => {
    if (!isUnfinished(step) || step.added) return { ...step, ...asked.find(({ id }) => id === step.id) };
    const anew = asked.find(({ id }) => id === step.id);
    return anew ? { ...step, ...anew } : { ...step, status: 'cancelled' };
  });
  const fresh = asked
    .filter(({ id }) => !known.has(id))
    .map((anew): Step => ({ ...anew, status: 'waiting', decisions: [] }));
  return opened([...changed, ...fresh].map(closedWhenFull));
}

/** Nobody waits for a stage that is asked already: what is added to it, or before it, is asked at once. */
function opened(steps: Step[]): Step[] {
  const stages = steps.filter(({ status }) => status === 'open').map(({ stage }) => stage);
  if (stages.length === 0) return openNextStage(steps);
  const latest = Math.max(...stages);
  return steps.map((step) => (step.status === 'waiting' && step.stage <= latest ? { ...step, status: 'open' } : step));
}

/** Fewer seats may be left than approvals are given. */
const closedWhenFull = (step: Step): Step =>
  step.status === 'open' && step.decisions.length > 0 && approvalsOf(step) >= step.quorum
    ? { ...step, status: 'approved' }
    : step;

/** Who is asked now and was not, and who was and is not, at every step that is or was open. */
export function replaced(before: readonly Step[], after: readonly Step[]): Replaced[] {
  const askedBy = (steps: readonly Step[], id: string): string[] => {
    const step = steps.find((each) => each.id === id);
    return step?.status === 'open' ? undecided(steps, step) : [];
  };
  return after
    .map(({ id, label }) => {
      const [was, is] = [askedBy(before, id), askedBy(after, id)];
      return {
        stepId: id,
        label,
        asked: is.filter((person) => !was.includes(person)),
        released: was.filter((person) => !is.includes(person)),
      };
    })
    .filter(({ asked, released }) => asked.length > 0 || released.length > 0);
}

/** Would asking anew change anything? */
export const changesSteps = (steps: Step[], asked: readonly AskedAnew[]): boolean =>
  JSON.stringify(afterReroute(steps, asked)) !== JSON.stringify(steps);

interface Reassignment {
  stepId: string;
  from: string | null;
  to: string;
}

/** An open step, or a seat of it that is still to be filled, can be handed on to somebody who has not decided here. */
export function mayReassign(steps: Step[], { stepId, from, to }: Reassignment): boolean {
  const step = steps.find(({ id }) => id === stepId);
  if (step?.status !== 'open' || deciders(steps).has(to)) return false;
  const waiting = undecided(steps, step);
  const isAsked = waiting.includes(to);
  if (from === null ? step.quorum !== 1 || (isAsked && waiting.length === 1) : isAsked || !waiting.includes(from)) {
    return false;
  }
  return restIsFillable(afterReassignment(steps, { stepId, from, to }));
}

export function afterReassignment(steps: Step[], { stepId, from, to }: Reassignment): Step[] {
  return steps.map((step) =>
    step.id === stepId
      ? {
          ...step,
          candidates: handedOn(step.candidates, from, to),
          reassigned: [...(step.reassigned ?? []), { from, to }],
        }
      : step,
  );
}

interface Addition {
  stepId: string;
  besideStepId: string;
  approver: string;
  label: string;
}

/** Somebody who neither decided nor is asked already can be asked beside an open step. */
export function mayAdd(steps: Step[], addition: Addition): boolean {
  const beside = steps.find(({ id }) => id === addition.besideStepId);
  if (beside?.status !== 'open' || steps.some(({ id }) => id === addition.stepId)) return false;
  const asked = steps.filter(isUnfinished).flatMap(({ candidates }) => candidates);
  if (asked.includes(addition.approver) || deciders(steps).has(addition.approver)) return false;
  return restIsFillable(afterAddition(steps, addition));
}

export function afterAddition(steps: Step[], { stepId, besideStepId, approver, label }: Addition): Step[] {
  const { stage } = steps.find(({ id }) => id === besideStepId) as Step;
  const added: Step = {
    id: stepId,
    stage,
    label,
    quorum: 1,
    candidates: [approver],
    fallback: false,
    status: 'open',
    decisions: [],
    added: true,
  };
  return [...steps, added];
}
