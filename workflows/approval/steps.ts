/** The steps of an approval request as data, and what a decision does to them. Pure. */

import { canBeFilled } from '../../src/domain/policy/seats.ts';

export type StepStatus = 'waiting' | 'open' | 'approved' | 'rejected' | 'returned' | 'cancelled';
export type DecisionKind = 'approve' | 'reject' | 'request-changes';

export interface Decision {
  /** Counted from 1 in the order of the step's decisions: the seat this one fills. */
  seat: number;
  by: string;
  /** Whose seat it is, when somebody who stands in for them decided. */
  onBehalfOf?: string;
  decision: DecisionKind;
}

/** Who decides, and for whom when not for themselves. */
export type Decider = Pick<Decision, 'by' | 'onBehalfOf'>;

export interface Step {
  id: string;
  stage: number;
  label: string;
  /** How many of the candidates must approve. */
  quorum: number;
  candidates: string[];
  /** Nobody the policy names could be asked: the fallback is. */
  fallback: boolean;
  status: StepStatus;
  decisions: Decision[];
  /** Its clock stands, by somebody's wish; it can be decided all the same. */
  held?: { by: string };
  /** Its deadline passed undecided, which was told once. */
  escalated?: true;
  /** Asked in addition to what the rules ask, by somebody who gave a reason. */
  added?: boolean;
  /** Seats that were handed on, in order; from null: the whole step. */
  reassigned?: { from: string | null; to: string }[];
}

/** Opens the lowest stage that is still waiting; steps inside a stage are asked together. */
export function openNextStage(steps: Step[]): Step[] {
  const next = Math.min(...steps.filter((step) => step.status === 'waiting').map((step) => step.stage));
  return steps.map((step) => (step.stage === next && step.status === 'waiting' ? { ...step, status: 'open' } : step));
}

/**
 * May this person fill a seat of this step now, their own or that of somebody they stand in for? Whoever stands in and
 * whose seat it is count as one: neither may have decided anywhere in the request.
 */
export function mayDecide(steps: readonly Step[], stepId: string, { by, onBehalfOf }: Decider): boolean {
  const step = steps.find(({ id }) => id === stepId);
  if (step?.status !== 'open' || by === onBehalfOf || deciders(steps).has(by)) return false;
  return undecided(steps, step).includes(onBehalfOf ?? by);
}

/** The candidates of a step who can still fill one of its seats: no one fills two seats of one request. */
export function undecided(steps: readonly Step[], { candidates }: Step): string[] {
  const taken = deciders(steps);
  return candidates.filter((person) => !taken.has(person));
}

/** Would the other seats stay fillable after this person's approval? Who alone can fill a later seat must wait for it. */
export function leavesRestFillable(steps: Step[], stepId: string, by: Decider): boolean {
  return restIsFillable(afterApproval(steps, stepId, by));
}

/** Can the approvals that are still missing be given by different people, none of whom has decided yet? */
export function restIsFillable(steps: Step[]): boolean {
  return canBeFilled(
    steps
      .filter(({ status }) => status === 'open' || status === 'waiting')
      .map((step) => ({ seats: step.quorum - approvalsOf(step), candidates: undecided(steps, step) })),
  );
}

/** The steps after an approval: the step closes when its quorum is reached, and the next stage opens when all of this one are. */
export function afterApproval(steps: Step[], stepId: string, by: Decider): Step[] {
  const decided = fill(steps, stepId, by, 'approve');
  const stageIsOpen = decided.some((step) => step.status === 'open');
  return stageIsOpen ? decided : openNextStage(decided);
}

/** One rejection by a required person ends the request; every other unfinished step is cancelled. */
export function afterRefusal(steps: Step[], stepId: string, by: Decider, decision: DecisionKind): Step[] {
  return cancelUnfinished(fill(steps, stepId, by, decision));
}

export function cancelUnfinished(steps: Step[]): Step[] {
  return steps.map((step) =>
    step.status === 'waiting' || step.status === 'open' ? { ...step, status: 'cancelled' } : step,
  );
}

/**
 * Does a rejection put the approval out of reach? Any-of: the first decision decides. All-of: one rejection ends it.
 * N of M: it ends when N approvals can no longer be had.
 */
export function endsRequest(steps: Step[], stepId: string, by: Decider): boolean {
  const isAnyOf = steps.some(({ id, quorum }) => id === stepId && quorum === 1);
  return isAnyOf || !restIsFillable(afterOutvoted(steps, stepId, by));
}

/** The steps after a rejection that leaves the quorum in reach. */
export function afterOutvoted(steps: Step[], stepId: string, by: Decider): Step[] {
  return steps.map((step) =>
    step.id === stepId ? { ...step, decisions: [...step.decisions, seat(step, by, 'reject')] } : step,
  );
}

/** Everything required is approved; what is called off while the request runs is not required any more. */
export const isComplete = (steps: Step[]): boolean =>
  steps.every(({ status }) => status === 'approved' || status === 'cancelled') &&
  steps.some(({ status }) => status === 'approved');

/** What changed hands between two moments: steps newly asked, and steps that were asked and no longer are. */
export function movement(before: Step[], after: Step[]): { opened: string[]; cancelled: string[] } {
  const was = new Map(before.map(({ id, status }) => [id, status]));
  return {
    opened: after.filter(({ id, status }) => status === 'open' && was.get(id) !== 'open').map(({ id }) => id),
    cancelled: after.filter(({ id, status }) => status === 'cancelled' && was.get(id) === 'open').map(({ id }) => id),
  };
}

/** Everybody who has decided in the request, or in whose place somebody did. */
export const deciders = (steps: readonly Step[]): Set<string> =>
  new Set(steps.flatMap(({ decisions }) => decisions.flatMap(({ by, onBehalfOf = by }) => [by, onBehalfOf])));

export const approvalsOf = ({ decisions }: Pick<Step, 'decisions'>): number =>
  decisions.filter(({ decision }) => decision === 'approve').length;

const seat = (step: Step, { by, onBehalfOf }: Decider, decision: DecisionKind): Decision => ({
  seat: step.decisions.length + 1,
  by,
  ...(onBehalfOf !== undefined && { onBehalfOf }),
  decision,
});

const closedAs = {
  approve: 'approved',
  reject: 'rejected',
  'request-changes': 'returned',
} as const;

function fill(steps: Step[], stepId: string, by: Decider, decision: DecisionKind): Step[] {
  return steps.map((step) => {
    if (step.id !== stepId) return step;
    const decisions = [...step.decisions, seat(step, by, decision)];
    const closes = decision !== 'approve' || approvalsOf({ decisions }) >= step.quorum;
    return {
      ...step,
      decisions,
      status: closes ? closedAs[decision] : step.status,
    };
  });
}
