import { and, assign, setup } from 'xstate';
import { record, recording } from '../record.ts';
import { afterEscalation, afterHold, afterResume, isBeforeDeadline, isHeld, isWaitedFor, mayHold } from './clock.ts';
import type { ApprovalCommand, ApprovalCommandOf, ApprovalInput } from './commands.ts';
import { afterAddition, afterReassignment, afterReroute, changesSteps, mayAdd, mayReassign } from './reroute.ts';
import {
  afterApproval,
  afterOutvoted,
  afterRefusal,
  cancelUnfinished,
  endsRequest,
  isComplete,
  leavesRestFillable,
  mayDecide,
  movement,
  openNextStage,
  type Step,
} from './steps.ts';

export interface ApprovalContext extends ApprovalInput {
  /** The steps that the latest command opened and called off. */
  opened: string[];
  cancelled: string[];
}

type Decide = ApprovalCommandOf<'DecideStep'>;
type Hold = ApprovalCommandOf<'HoldStep'>;
type Escalate = ApprovalCommandOf<'EscalateStep'>;
/** Whatever names one step. */
type OfStep = Extract<ApprovalCommand, { stepId: string }>;
type Reassign = ApprovalCommandOf<'ReassignStep'>;
type Add = ApprovalCommandOf<'AddApprover'>;
type Reroute = ApprovalCommandOf<'RerouteSteps'>;
interface Args {
  context: ApprovalContext;
  event: ApprovalCommand;
}

const moved = (before: Step[], after: Step[]): Pick<ApprovalContext, 'steps' | 'opened' | 'cancelled'> => ({
  steps: after,
  ...movement(before, after),
});

const deciding = ({ context, event }: Args, after: (steps: Step[], decide: Decide) => Step[]) =>
  moved(context.steps, after(context.steps, event as Decide));

/** One approval request: every step asked in stages, each decision bound to the terms that were shown. */
export const approvalMachine = setup({
  types: {
    context: {} as ApprovalContext,
    events: {} as ApprovalCommand,
    input: {} as ApprovalInput,
  },
  guards: {
    hasSeat: ({ context, event }) => mayDecide(context.steps, (event as Decide).stepId, event as Decide),
    sawTheseTerms: ({ context, event }) => (event as Decide).termsHash === context.termsHash,
    approves: ({ event }) => (event as Decide).decision === 'approve',
    rejects: ({ event }) => (event as Decide).decision === 'reject',
    asksForChanges: ({ event }) => (event as Decide).decision === 'request-changes',
    leavesRestFillable: ({ context, event }) =>
      leavesRestFillable(context.steps, (event as Decide).stepId, event as Decide),
    putsApprovalOutOfReach: ({ context, event }) =>
      endsRequest(context.steps, (event as Decide).stepId, event as Decide),
    completes: ({ context, event }) =>
      isComplete(afterApproval(context.steps, (event as Decide).stepId, event as Decide)),
    mayReassign: ({ context, event }) => mayReassign(context.steps, event as Reassign),
    mayAdd: ({ context, event }) => mayAdd(context.steps, event as Add),
    changesRoute: ({ context, event }) => changesSteps(context.steps, (event as Reroute).asked),
    leavesNothingOpen: ({ context, event }) => isComplete(afterReroute(context.steps, (event as Reroute).asked)),
    hasStep: ({ context, event }) =>
      context.steps.some(({ id }) => id === (event as ApprovalCommandOf<'CommentOnStep'>).stepId),
    isWaitedFor: ({ context, event }) => isWaitedFor(context.steps, (event as OfStep).stepId),
    isBeforeDeadline: ({ context, event }) => isBeforeDeadline(context.steps, (event as OfStep).stepId),
    isHeld: ({ context, event }) => isHeld(context.steps, (event as OfStep).stepId),
    mayHold: ({ context, event }) => mayHold(context.steps, (event as Hold).stepId, (event as Hold).by),
  },
  actions: {
    record: recording<ApprovalContext>(({ quoteId, quoteVersion, termsHash, opened, cancelled }) => ({
      quoteId,
      quoteVersion,
      termsHash,
      opened,
      cancelled,
    })),
    openFirstStage: assign(({ context }) => moved(context.steps, openNextStage(context.steps))),
    approve: assign((args) => deciding(args, (steps, decide) => afterApproval(steps, decide.stepId, decide))),
    outvote: assign((args) => deciding(args, (steps, decide) => afterOutvoted(steps, decide.stepId, decide))),
    refuse: assign((args) =>
      deciding(args, (steps, decide) => afterRefusal(steps, decide.stepId, decide, decide.decision)),
    ),
    reassign: assign(({ context, event }) => moved(context.steps, afterReassignment(context.steps, event as Reassign))),
    addApprover: assign(({ context, event }) => moved(context.steps, afterAddition(context.steps, event as Add))),
    reroute: assign(({ context, event }) =>
      moved(context.steps, afterReroute(context.steps, (event as Reroute).asked)),
    ),
    cancelSteps: assign(({ context }) => moved(context.steps, cancelUnfinished(context.steps))),
    hold: assign(({ context, event }) =>
      moved(context.steps, afterHold(context.steps, (event as Hold).stepId, (event as Hold).by)),
    ),
    resume: assign(({ context, event }) => moved(context.steps, afterResume(context.steps, (event as OfStep).stepId))),
    escalate: assign(({ context, event }) =>
      moved(context.steps, afterEscalation(context.steps, (event as Escalate).stepId, (event as Escalate).asked)),
    ),
    stayPut: assign({ opened: [], cancelled: [] }),
  },
}).createMachine({
  id: 'approval',
  context: ({ input }) => ({ ...input, opened: [], cancelled: [] }),
  initial: 'asking',
  entry: ['openFirstStage', record('ApprovalRequested', { bare: true })],
  states: {
    asking: {
      on: {
        DecideStep: [
          {
            guard: and(['hasSeat', 'sawTheseTerms', 'approves', 'completes']),
            target: 'granted',
            actions: ['approve', record('StepApproved'), record('ApprovalGranted', { bare: true })],
          },
          {
            guard: and(['hasSeat', 'sawTheseTerms', 'approves', 'leavesRestFillable']),
            actions: ['approve', record('StepApproved')],
          },
          {
            guard: and(['hasSeat', 'sawTheseTerms', 'rejects', 'putsApprovalOutOfReach']),
            target: 'rejected',
            actions: ['refuse', record('StepRejected'), record('ApprovalRejected', { bare: true })],
          },
          {
            guard: and(['hasSeat', 'sawTheseTerms', 'rejects']),
            actions: ['outvote', record('StepOutvoted')],
          },
          {
            guard: and(['hasSeat', 'sawTheseTerms', 'asksForChanges']),
            target: 'returned',
            actions: ['refuse', record('ChangesRequested'), record('ApprovalReturned', { bare: true })],
          },
        ],
        CommentOnStep: {
          guard: 'hasStep',
          actions: ['stayPut', record('StepCommented')],
        },
        RemindStep: { guard: 'isBeforeDeadline', actions: ['stayPut', record('StepReminded')] },
        EscalateStep: { guard: 'isBeforeDeadline', actions: ['escalate', record('StepEscalated')] },
        NudgeStep: { guard: 'isWaitedFor', actions: ['stayPut', record('StepNudged')] },
        HoldStep: { guard: 'mayHold', actions: ['hold', record('StepHeld')] },
        ResumeStep: { guard: 'isHeld', actions: ['resume', record('StepResumed')] },
        CorrectDeadline: { guard: 'isBeforeDeadline', actions: ['stayPut', record('DeadlineCorrected')] },
        ReassignStep: { guard: 'mayReassign', actions: ['reassign', record('StepReassigned')] },
        AddApprover: { guard: 'mayAdd', actions: ['addApprover', record('ApproverAdded')] },
        RerouteSteps: [
          {
            guard: and(['changesRoute', 'leavesNothingOpen']),
            target: 'granted',
            actions: ['reroute', record('StepsRerouted'), record('ApprovalGranted', { bare: true })],
          },
          { guard: 'changesRoute', actions: ['reroute', record('StepsRerouted')] },
        ],
        CancelApproval: {
          target: 'cancelled',
          actions: ['cancelSteps', record('ApprovalCancelled')],
        },
      },
    },
    granted: { type: 'final' },
    rejected: { type: 'final' },
    returned: { type: 'final' },
    cancelled: { type: 'final' },
  },
});
