/** What the rules require of a version: nothing, a block, or somebody's review. */
export type ReviewPlan = 'standard' | 'needs-review' | 'blocked';

/** What can be asked of a quote. `SubmitQuote` carries the outcome of the rules, assessed beforehand. */
export type QuoteCommand =
  | { type: 'EditQuote'; contentHash: string }
  | {
      type: 'SubmitQuote';
      termsHash: string;
      validUntil: string;
      comment: string;
      review: ReviewPlan;
    }
  | { type: 'RecallQuote'; reason: string }
  | { type: 'WithdrawQuote'; reason: string }
  | { type: 'ReviseQuote'; reason: string }
  | { type: 'RequestProposal'; documentId: string }
  | { type: 'AskExtension'; extensionId: string; validUntil: string; until: string; reason: string; by: string }
  | { type: 'GrantExtension'; extensionId: string; validUntil: string; until: string; by: string; comment: string }
  | { type: 'RefuseExtension'; extensionId: string; validUntil: string; until: string; by: string; comment: string }
  | { type: 'AcceptQuote'; contactId: string; acceptedOn: string; note: string }
  // asked by earlier facts and by deadlines
  | { type: 'ApproveQuote'; approvalId: string }
  | { type: 'RejectQuote'; approvalId: string }
  | { type: 'ReturnQuote'; approvalId: string }
  | { type: 'WarnOfLapse'; lapsedVersion: number; validUntil: string }
  | { type: 'LapseQuote'; lapsedVersion: number }
  | { type: 'CloseQuoteSigned'; contractId: string };

export type QuoteCommandOf<T extends QuoteCommand['type']> = Extract<QuoteCommand, { type: T }>;
