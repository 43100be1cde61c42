import type { QuoteCommand } from './commands.ts';

/** Names the version and, once submitted, the terms it is bound to. */
export interface QuoteIdentity {
  version: number;
  termsHash: string | null;
}

/** A fact carries the data of the command that caused it. */
type From<T extends QuoteCommand['type']> = QuoteIdentity & Omit<Extract<QuoteCommand, { type: T }>, 'type'>;

export interface QuoteFacts {
  QuoteDrafted: QuoteIdentity;
  QuoteEdited: From<'EditQuote'>;
  QuoteSubmitted: From<'SubmitQuote'>;
  ReviewStarted: QuoteIdentity;
  QuoteFoundStandard: QuoteIdentity;
  QuoteApproved: From<'ApproveQuote'>;
  QuoteRejected: From<'RejectQuote'>;
  QuoteReturned: From<'ReturnQuote'>;
  QuoteRecalled: From<'RecallQuote'>;
  QuoteRevised: From<'ReviseQuote'>;
  QuoteWithdrawn: From<'WithdrawQuote'>;
  QuoteLapseNear: From<'WarnOfLapse'>;
  ExtensionAsked: From<'AskExtension'>;
  ValidityExtended: From<'GrantExtension'>;
  ExtensionRefused: From<'RefuseExtension'>;
  QuoteLapsed: From<'LapseQuote'>;
  DraftProposalRequested: From<'RequestProposal'>;
  ProposalRequested: From<'RequestProposal'>;
  QuoteAccepted: From<'AcceptQuote'>;
  QuoteSigned: From<'CloseQuoteSigned'>;
}
