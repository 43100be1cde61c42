/** The steps of an approval request as data, and what a decision does to them. Pure. */

export type StepStatus = 'waiting' | 'open' | 'approved' | 'rejected' | 'returned' | 'cancelled';
export type DecisionKind = 'approve' | 'reject' | 'request-changes';

export interface Decision {
  /** Counted from 1 up to the step's quorum: the seat this decision fills. */
  seat: number;
  by: string;
  decision: DecisionKind;
}

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
}

/** Opens the lowest stage that is still waiting; steps inside a stage are asked together. */
export function openNextStage(steps: Step[]): Step[] {
  const next = Math.min(...steps.filter((step) => step.status === 'waiting').map((step) => step.stage));
  return steps.map((step) => (step.stage === next && step.status === 'waiting' ? { ...step, status: 'open' } : step));
}

/** May this person fill a seat of this step now? No one fills two seats of one request. */
export function mayDecide(steps: Step[], stepId: string, by: string): boolean {
  const step = steps.find(({ id }) => id === stepId);
  const hasSeat = steps.some(({ decisions }) => decisions.some((decision) => decision.by === by));
  return step?.status === 'open' && step.candidates.includes(by) && !hasSeat;
}

/** The steps after an approval: the step closes when its quorum is reached, and the next stage opens when all of this one are. */
export function afterApproval(steps: Step[], stepId: string, by: string): Step[] {
  const decided = fill(steps, stepId, by, 'approve');
  const stageIsOpen = decided.some((step) => step.status === 'open');
  return stageIsOpen ? decided : openNextStage(decided);
}

/** One rejection by a required person ends the request; every other unfinished step is cancelled. */
export function afterRefusal(steps: Step[], stepId: string, by: string, decision: DecisionKind): Step[] {
  return cancelUnfinished(fill(steps, stepId, by, decision));
}

export function cancelUnfinished(steps: Step[]): Step[] {
  return steps.map((step) =>
    step.status === 'waiting' || step.status === 'open' ? { ...step, status: 'cancelled' } : step,
  );
}

/**
 * Does a rejection put the step's quorum out of reach? Any-of: the first decision decides. All-of: one rejection ends
 * it. N of M: it ends when N approvals can no longer be had.
 */
export function endsStep(step: Step): boolean {
  const refused = step.decisions.filter(({ decision }) => decision === 'reject').length + 1;
  return step.quorum === 1 || step.candidates.length - refused < step.quorum;
}

/** The steps after a rejection that leaves the quorum in reach. */
export function afterOutvoted(steps: Step[], stepId: string, by: string): Step[] {
  return steps.map((step) =>
    step.id === stepId ? { ...step, decisions: [...step.decisions, seat(step, by, 'reject')] } : step,
  );
}

export const isComplete = (steps: Step[]): boolean => steps.every((step) => step.status === 'approved');

/** What changed hands between two moments: steps newly asked, and steps that were asked and no longer are. */
export function movement(before: Step[], after: Step[]): { opened: string[]; cancelled: string[] } {
  const was = new Map(before.map(({ id, status }) => [id, status]));
  return {
    opened: after.filter(({ id, status }) => status === 'open' && was.get(id) !== 'open').map(({ id }) => id),
    cancelled: after.filter(({ id, status }) => status === 'cancelled' && was.get(id) === 'open').map(({ id }) => id),
  };
}

const seat = (step: Step, by: string, decision: DecisionKind): Decision => ({
  seat: step.decisions.length + 1,
  by,
  decision,
});

const closedAs = {
  approve: 'approved',
  reject: 'rejected',
  'request-changes': 'returned',
} as const;

function fill(steps: Step[], stepId: string, by: string, decision: DecisionKind): Step[] {
  return steps.map((step) => {
    if (step.id !== stepId) return step;
    const decisions = [...step.decisions, seat(step, by, decision)];
    const approvals = decisions.filter((made) => made.decision === 'approve').length;
    const closes = decision !== 'approve' || approvals >= step.quorum;
    return {
      ...step,
      decisions,
      status: closes ? closedAs[decision] : step.status,
    };
  });
}
