import type { AskedAnew, Replaced } from './reroute.ts';
import type { DecisionKind, Step } from './steps.ts';

export interface ApprovalInput {
  quoteId: string;
  quoteVersion: number;
  /** The terms every decision of this request is bound to. */
  termsHash: string;
  steps: Step[];
  /** Who may nudge those who are asked; absent in requests from before that was possible. */
  submittedBy?: string;
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
  | { type: 'NudgeStep'; stepId: string; by: string; comment: string }
  | { type: 'HoldStep'; stepId: string; by: string; reason: string; until: string | null }
  | { type: 'ResumeStep'; stepId: string; by: string | null }
  // asked by earlier facts, by deadlines, and when a calendar was corrected
  | { type: 'RemindStep'; stepId: string; share: number; remindAt: string; dueAt: string; executedAt: string }
  | {
      type: 'EscalateStep';
      stepId: string;
      dueAt: string;
      executedAt: string;
      /** The managers of those who are asked. */
      managers: string[];
      /** Those of them who may decide by the same rule: they are asked as well. */
      asked: string[];
    }
  | {
      type: 'CorrectDeadline';
      stepId: string;
      calendarId: string;
      calendarVersion: number;
      dueBefore: string;
      dueAt: string;
      publishedBy: string;
    }
  | {
      type: 'ReassignStep';
      stepId: string;
      /** Whose seat is handed on; null hands on the whole step. */
      from: string | null;
      to: string;
      by: string;
      reason: string;
      replaced: Replaced[];
    }
  | {
      type: 'AddApprover';
      /** The step that is added, beside which one, and who is asked there. */
      stepId: string;
      besideStepId: string;
      approver: string;
      label: string;
      by: string;
      reason: string;
    }
  // asked by the installation when somebody left, moved, or lost a role
  | {
      type: 'RerouteSteps';
      asked: AskedAnew[];
      replaced: Replaced[];
      /** Steps that their own route cannot fill any more. */
      fellBack: string[];
      reason: string;
    }
  | { type: 'CancelApproval'; reason: string };

export type ApprovalCommandOf<T extends ApprovalCommand['type']> = Extract<ApprovalCommand, { type: T }>;
