import type { FactType } from './registry.ts';

/** What a fact asks of the same deal, in the same transaction. */
export type FollowUp =
  | 'RequestApproval'
  | 'CancelApproval'
  | 'ApproveQuote'
  | 'RejectQuote'
  | 'ReturnQuote'
  | 'WithdrawContract'
  | 'CloseQuoteSigned'
  | 'ReceiveOrder'
  | 'DraftInvoices';

/** Who is told: people named by the fact, or everybody in a role. */
export type Audience =
  | 'owner'
  | 'submitter'
  | 'asked' // candidates of the steps that the fact opened
  | 'calledOff' // candidates of the steps that the fact cancelled
  | 'alarmed' // the desk, when a step had to fall back
  | 'legal'
  | 'finance';

export type Message =
  | 'approval-asked'
  | 'approval-decided'
  | 'approval-commented'
  | 'approval-called-off'
  | 'approval-fell-back'
  | 'quote-usable'
  | 'quote-lapsed'
  | 'quote-accepted'
  | 'contract-issued'
  | 'contract-declined'
  | 'signed-copy-recorded'
  | 'signed-copy-refused'
  | 'contract-signed'
  | 'order-received'
  | 'order-accepted'
  | 'order-held';

export type Consequence =
  | { ask: FollowUp }
  | { tell: Audience; message: Message }
  /** The paper that the fact names as `documentId`. */
  | { print: true }
  | { arm: 'lapse' }
  | { disarm: 'lapse' };

const ask = (command: FollowUp): Consequence => ({ ask: command });
const tell = (audience: Audience, message: Message): Consequence => ({ tell: audience, message });
const print: Consequence = { print: true };
const arm = (deadline: 'lapse'): Consequence => ({ arm: deadline });
const disarm = (deadline: 'lapse'): Consequence => ({ disarm: deadline });

/** The whole business on one page: each fact, and what follows from it. Total: a new fact must say, even "nothing". */
export const quoteToCash = {
  DealOpened: [],
  DealChanged: [],
  AttachmentAdded: [],
  SelfApprovalAttempted: [],

  QuoteDrafted: [],
  QuoteEdited: [],
  QuoteSubmitted: [arm('lapse')],
  QuoteFoundStandard: [tell('owner', 'quote-usable')],
  ReviewStarted: [ask('RequestApproval')],

  ApprovalRequested: [tell('asked', 'approval-asked'), tell('alarmed', 'approval-fell-back')],
  StepApproved: [tell('asked', 'approval-asked'), tell('submitter', 'approval-decided')],
  StepOutvoted: [tell('submitter', 'approval-decided')],
  StepRejected: [tell('submitter', 'approval-decided'), tell('calledOff', 'approval-called-off')],
  ChangesRequested: [tell('submitter', 'approval-decided'), tell('calledOff', 'approval-called-off')],
  StepCommented: [tell('submitter', 'approval-commented')],
  ApprovalGranted: [ask('ApproveQuote')],
  ApprovalRejected: [ask('RejectQuote')],
  ApprovalReturned: [ask('ReturnQuote')],
  ApprovalCancelled: [tell('calledOff', 'approval-called-off')],

  QuoteApproved: [tell('owner', 'quote-usable')],
  QuoteRejected: [disarm('lapse')],
  QuoteReturned: [disarm('lapse')],
  QuoteRecalled: [disarm('lapse'), ask('CancelApproval')],
  QuoteRevised: [disarm('lapse'), ask('WithdrawContract')],
  QuoteWithdrawn: [disarm('lapse'), ask('CancelApproval'), ask('WithdrawContract')],
  QuoteLapsed: [ask('CancelApproval'), ask('WithdrawContract'), tell('owner', 'quote-lapsed')],

  DraftProposalRequested: [print],
  ProposalRequested: [print],
  QuoteAccepted: [disarm('lapse'), tell('legal', 'quote-accepted')],

  ContractDrafted: [print],
  ContractRegenerated: [print],
  ContractIssued: [tell('owner', 'contract-issued')],
  SignedCopyRecorded: [disarm('lapse'), tell('legal', 'signed-copy-recorded')],
  SignedCopyRefused: [arm('lapse'), tell('legal', 'signed-copy-refused')],
  ContractSigned: [ask('CloseQuoteSigned'), ask('ReceiveOrder'), tell('owner', 'contract-signed')],
  ContractDeclined: [tell('owner', 'contract-declined')],
  ContractWithdrawn: [arm('lapse')],
  QuoteSigned: [disarm('lapse')],

  OrderReceived: [tell('finance', 'order-received')],
  OrderAccepted: [ask('DraftInvoices'), tell('owner', 'order-accepted')],
  OrderHeld: [tell('owner', 'order-held')],
  OrderReleased: [tell('finance', 'order-received')],

  InvoiceDrafted: [],
  InvoiceIssued: [],
  InvoiceSettled: [],
} satisfies Record<FactType, Consequence[]>;
