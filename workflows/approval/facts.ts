import type { ApprovalCommand, ApprovalCommandOf } from './commands.ts';

/** Names the request's version and terms, and how its steps stand after the fact. */
export interface ApprovalIdentity {
  quoteId: string;
  quoteVersion: number;
  termsHash: string;
  /** Which steps the fact opened and which it called off: their people are told. */
  opened: string[];
  cancelled: string[];
}

type Told<T extends ApprovalCommand['type']> = ApprovalIdentity & Omit<ApprovalCommandOf<T>, 'type'>;
type Decided = ApprovalIdentity & Omit<ApprovalCommandOf<'DecideStep'>, 'type'>;

export interface ApprovalFacts {
  ApprovalRequested: ApprovalIdentity;
  StepApproved: Decided;
  StepOutvoted: Decided;
  StepRejected: Decided;
  ChangesRequested: Decided;
  StepCommented: ApprovalIdentity & Omit<ApprovalCommandOf<'CommentOnStep'>, 'type'>;
  StepReminded: Told<'RemindStep'>;
  StepEscalated: Told<'EscalateStep'>;
  StepHeld: Told<'HoldStep'>;
  StepResumed: Told<'ResumeStep'>;
  StepNudged: Told<'NudgeStep'>;
  DeadlineCorrected: Told<'CorrectDeadline'>;
  StepReassigned: ApprovalIdentity & Omit<ApprovalCommandOf<'ReassignStep'>, 'type'>;
  ApproverAdded: ApprovalIdentity & Omit<ApprovalCommandOf<'AddApprover'>, 'type'>;
  StepsRerouted: ApprovalIdentity & Omit<ApprovalCommandOf<'RerouteSteps'>, 'type'>;
  ApprovalGranted: ApprovalIdentity;
  ApprovalRejected: ApprovalIdentity;
  ApprovalReturned: ApprovalIdentity;
  ApprovalCancelled: ApprovalIdentity & { reason: string };
}
