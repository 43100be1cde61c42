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
  | 'askedAnew' // who is asked in somebody's stead, at steps that were open already
  | 'released' // who was asked at these and is not any more
  | 'standIns' // those who may decide these steps for somebody who is away
  | 'delegator' // in whose place somebody decided
  | 'calledOff' // candidates of the steps that the fact cancelled
  | 'alarmed' // the desk, when a step had to fall back
  | 'waitedFor' // who has not decided yet of the step that the fact names
  | 'escalatedTo' // their managers and the desk
  | 'broughtIn' // those of the managers who may decide the step as well
  | 'sellingSide' // owner and submitter, each once
  | 'legal'
  | 'finance'
  | 'desk'
  | 'requester' // who asked the desk
  | 'analyst' // who works on the request; the desk while nobody does
  | 'deskManagers' // who leads the analyst, or the desk
  | 'watchers'; // whoever watches the deal, still may see it, and is not told of the fact in another part

export type Message =
  | 'approval-asked'
  | 'approval-asked-for'
  | 'approval-decided-for'
  | 'approval-decided'
  | 'approval-commented'
  | 'approval-called-off'
  | 'approval-fell-back'
  | 'approval-reminder'
  | 'approval-escalated'
  | 'approval-nudged'
  | 'approval-held'
  | 'approval-resumed'
  | 'quote-usable'
  | 'quote-lapse-near'
  | 'extension-asked'
  | 'extension-decided'
  | 'quote-lapsed'
  | 'quote-accepted'
  | 'contract-issued'
  | 'contract-declined'
  | 'signed-copy-recorded'
  | 'signed-copy-refused'
  | 'contract-signed'
  | 'order-received'
  | 'order-accepted'
  | 'order-held'
  | 'desk-asked'
  | 'desk-answered'
  | 'requester-asked'
  | 'requester-answered'
  | 'request-handed-over'
  | 'request-resolved'
  | 'request-reopened'
  | 'resolution-rated'
  | 'request-withdrawn'
  | 'request-reminded'
  | 'request-escalated'
  | WatchMessage;

/** What those who watch a deal are told: its moves that matter. */
export type WatchMessage =
  | 'watched-submitted'
  | 'watched-approved'
  | 'watched-rejected'
  | 'watched-returned'
  | 'watched-accepted'
  | 'watched-signed'
  | 'watched-ordered'
  | 'watched-lapsed';

export type Consequence =
  | { ask: FollowUp }
  | { tell: Audience; message: Message }
  /** The paper that the fact names as `documentId`. */
  | { print: true }
  | { arm: Deadline }
  | { disarm: Deadline };

/**
 * `lapse`: the end of a quote's validity; `steps`: reminders, escalation and end of a hold of the steps that are asked;
 * `request`: the two clocks of a desk request, and the end of a resolved one.
 */
export type Deadline = 'lapse' | 'steps' | 'request';

const ask = (command: FollowUp): Consequence => ({ ask: command });
const tell = (audience: Audience, message: Message): Consequence => ({ tell: audience, message });
const tellWatchers = (message: WatchMessage): Consequence => tell('watchers', message);
const print: Consequence = { print: true };
const arm = (deadline: Deadline): Consequence => ({ arm: deadline });
const disarm = (deadline: Deadline): Consequence => ({ disarm: deadline });

/** Whoever is asked, and whoever stands in for them. */
const askSteps = [tell('asked', 'approval-asked'), tell('standIns', 'approval-asked-for')];
const tellReplaced = [tell('askedAnew', 'approval-asked'), tell('released', 'approval-called-off')];
const tellDecided = [tell('submitter', 'approval-decided'), tell('delegator', 'approval-decided-for')];

/** The whole business on one page: each fact, and what follows from it. Total: a new fact must say, even "nothing". */
export const quoteToCash = {
  DealOpened: [],
  DealChanged: [],
  ScenarioKept: [],
  ScenarioChanged: [],
  ScenarioDiscarded: [],
  AttachmentAdded: [],
  SelfApprovalAttempted: [],

  QuoteDrafted: [],
  QuoteEdited: [],
  QuoteSubmitted: [arm('lapse')],
  QuoteFoundStandard: [tell('owner', 'quote-usable'), tellWatchers('watched-approved')],
  ReviewStarted: [ask('RequestApproval'), tellWatchers('watched-submitted')],

  ApprovalRequested: [arm('steps'), ...askSteps, tell('alarmed', 'approval-fell-back')],
  StepApproved: [disarm('steps'), arm('steps'), ...askSteps, ...tellDecided],
  StepOutvoted: tellDecided,
  StepRejected: [disarm('steps'), ...tellDecided, tell('calledOff', 'approval-called-off')],
  ChangesRequested: [disarm('steps'), ...tellDecided, tell('calledOff', 'approval-called-off')],
  StepReassigned: [...tellReplaced, tell('standIns', 'approval-asked-for')],
  ApproverAdded: [arm('steps'), ...askSteps],
  StepsRerouted: [
    disarm('steps'),
    arm('steps'),
    ...askSteps,
    ...tellReplaced,
    tell('calledOff', 'approval-called-off'),
    tell('alarmed', 'approval-fell-back'),
  ],
  StepCommented: [tell('submitter', 'approval-commented')],
  StepReminded: [tell('waitedFor', 'approval-reminder')],
  StepEscalated: [tell('escalatedTo', 'approval-escalated'), tell('broughtIn', 'approval-asked')],
  StepNudged: [tell('waitedFor', 'approval-nudged')],
  StepHeld: [disarm('steps'), tell('submitter', 'approval-held')],
  StepResumed: [disarm('steps'), arm('steps'), tell('waitedFor', 'approval-resumed')],
  DeadlineCorrected: [disarm('steps'), arm('steps')],
  ApprovalGranted: [ask('ApproveQuote')],
  ApprovalRejected: [ask('RejectQuote')],
  ApprovalReturned: [ask('ReturnQuote')],
  ApprovalCancelled: [disarm('steps'), tell('calledOff', 'approval-called-off')],

  QuoteApproved: [tell('owner', 'quote-usable'), tellWatchers('watched-approved')],
  QuoteRejected: [disarm('lapse'), tellWatchers('watched-rejected')],
  QuoteReturned: [disarm('lapse'), tellWatchers('watched-returned')],
  QuoteRecalled: [disarm('lapse'), ask('CancelApproval')],
  QuoteRevised: [disarm('lapse'), ask('WithdrawContract')],
  QuoteWithdrawn: [disarm('lapse'), ask('CancelApproval'), ask('WithdrawContract')],
  QuoteLapseNear: [tell('sellingSide', 'quote-lapse-near')],
  ExtensionAsked: [tell('desk', 'extension-asked')],
  ValidityExtended: [arm('lapse'), tell('sellingSide', 'extension-decided')],
  ExtensionRefused: [tell('sellingSide', 'extension-decided')],
  QuoteLapsed: [
    ask('CancelApproval'),
    ask('WithdrawContract'),
    tell('owner', 'quote-lapsed'),
    tellWatchers('watched-lapsed'),
  ],

  DraftProposalRequested: [print],
  ProposalRequested: [print],
  QuoteAccepted: [disarm('lapse'), tell('legal', 'quote-accepted'), tellWatchers('watched-accepted')],

  ContractDrafted: [print],
  ContractRegenerated: [print],
  ContractIssued: [tell('owner', 'contract-issued')],
  SignedCopyRecorded: [disarm('lapse'), tell('legal', 'signed-copy-recorded')],
  SignedCopyRefused: [arm('lapse'), tell('legal', 'signed-copy-refused')],
  ContractSigned: [
    ask('CloseQuoteSigned'),
    ask('ReceiveOrder'),
    tell('owner', 'contract-signed'),
    tellWatchers('watched-signed'),
  ],
  ContractDeclined: [tell('owner', 'contract-declined')],
  ContractWithdrawn: [arm('lapse')],
  QuoteSigned: [disarm('lapse')],

  OrderReceived: [tell('finance', 'order-received'), tellWatchers('watched-ordered')],
  OrderAccepted: [ask('DraftInvoices'), tell('owner', 'order-accepted')],
  OrderHeld: [tell('owner', 'order-held')],
  OrderReleased: [tell('finance', 'order-received')],

  InvoiceDrafted: [],
  InvoiceIssued: [],
  InvoiceSettled: [],

  DeskAsked: [arm('request'), tell('desk', 'desk-asked')],
  RequestTaken: [],
  RequestHandedOver: [tell('analyst', 'request-handed-over')],
  RequestAnswered: [arm('request'), tell('requester', 'desk-answered')],
  RequesterAsked: [disarm('request'), tell('requester', 'requester-asked')],
  DeskAnswered: [arm('request'), tell('analyst', 'requester-answered')],
  RequestResolved: [arm('request'), tell('requester', 'request-resolved')],
  RequestReopened: [arm('request'), tell('analyst', 'request-reopened')],
  ResolutionRated: [arm('request'), tell('analyst', 'resolution-rated')],
  RequestWithdrawn: [disarm('request'), tell('analyst', 'request-withdrawn')],
  RequestReminded: [tell('analyst', 'request-reminded')],
  RequestEscalated: [tell('deskManagers', 'request-escalated')],
  RequestClosed: [],
} satisfies Record<FactType, Consequence[]>;
