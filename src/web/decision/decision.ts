import { write } from '../api/client.ts';
import type { Approval } from '../api/types.ts';

export type DecisionKind = Approval['steps'][number]['decisions'][number]['decision'];

/** One decision on one step, bound to the terms that were on the screen. */
export interface Decision {
  approvalId: string;
  stepId: string;
  /** "D-1042 Renewal": what the message about it names. */
  deal: string;
  kind: DecisionKind;
  comment: string;
  /** Whose seat it is, when the decider stands in for them. */
  onBehalfOf: string | undefined;
  termsHash: string;
  etag: string | undefined;
}

export const doneWords: Record<DecisionKind, string> = {
  approve: 'Approved',
  reject: 'Rejected',
  'request-changes': 'Changes asked for',
};

export const askWords: Record<DecisionKind, string> = {
  approve: 'Approve',
  reject: 'Reject',
  'request-changes': 'Ask for changes',
};

/**
 * Sends a decision for good.
 * @throws ProblemError
 */
export async function decide(
  { stepId, kind, comment, onBehalfOf, termsHash, etag }: Decision,
  key: string,
  leaving: boolean,
): Promise<void> {
  await write(
    {
      path: `/api/approval-steps/${stepId}/decision`,
      body: { decision: kind, comment, onBehalfOf, termsHash },
      ifMatch: etag,
      keepalive: leaving,
    },
    key,
  );
}
