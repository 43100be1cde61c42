import type { DecisionKind, Step } from './steps.ts';

export interface ApprovalInput {
  quoteId: string;
  quoteVersion: number;
  /** The terms every decision of this request is bound to. */
  termsHash: string;
  steps: Step[];
}

export type ApprovalCommand =
  | {
      type: 'DecideStep';
      stepId: string;
      decisionId: string;
      decision: DecisionKind;
      by: string;
      /** Whose seat is filled, when the decider stands in for them. */
      onBehalfOf?: string;
      comment: string;
      /** Hash of the terms the decider was shown. */
      termsHash: string;
    }
  | { type: 'CommentOnStep'; stepId: string; comment: string }
  | { type: 'CancelApproval'; reason: string };

export type ApprovalCommandOf<T extends ApprovalCommand['type']> = Extract<ApprovalCommand, { type: T }>;
