import type { ApprovalCommandOf } from './commands.ts';

/** Names the request's version and terms, and how its steps stand after the fact. */
export interface ApprovalIdentity {
  quoteId: string;
  quoteVersion: number;
  termsHash: string;
  /** Which steps the fact opened and which it called off: their people are told. */
  opened: string[];
  cancelled: string[];
}

type Decided = ApprovalIdentity & Omit<ApprovalCommandOf<'DecideStep'>, 'type'>;

export interface ApprovalFacts {
  ApprovalRequested: ApprovalIdentity;
  StepApproved: Decided;
  StepOutvoted: Decided;
  StepRejected: Decided;
  ChangesRequested: Decided;
  StepCommented: ApprovalIdentity & Omit<ApprovalCommandOf<'CommentOnStep'>, 'type'>;
  ApprovalGranted: ApprovalIdentity;
  ApprovalRejected: ApprovalIdentity;
  ApprovalReturned: ApprovalIdentity;
  ApprovalCancelled: ApprovalIdentity & { reason: string };
}
