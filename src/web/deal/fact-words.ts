import type { FactType } from '../../../workflows/registry.ts';
import { dateWords } from '../parts/formats.ts';
import { stateWords } from '../parts/state-words.ts';
import { wordsFor } from '../parts/words.ts';

type Data = Readonly<Record<string, unknown>>;
type Sentence = (data: Data) => string;

/** What happened, as a clause that follows a person's name: "Rita *submitted version 2*". */
export function factWords(type: string, data: Data): string {
  const sentence = sentences[type as FactType];
  return sentence ? sentence(data) : stateWords(type).word.toLowerCase();
}

/** What somebody wrote with it: a comment, a reason, a note. */
export function factComment({ comment, reason, note }: Data): string | undefined {
  return [comment, reason, note].find((text): text is string => typeof text === 'string' && text !== '');
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const version = ({ version: number, quoteVersion }: Data): string => `version ${text(number ?? quoteVersion)}`;
const day = (value: unknown): string => (value ? dateWords(text(value)) : '');

const sentences: Record<FactType, Sentence> = {
  DealOpened: () => 'opened the deal',
  DealChanged: ({ changed }) =>
    `changed ${Object.keys((changed ?? {}) as object)
      .map(wordsFor)
      .join(', ')
      .toLowerCase()}`,
  AttachmentAdded: ({ name }) => `attached ${text(name)}`,
  SelfApprovalAttempted: () => 'tried to decide on a submission of their own, and was refused',

  QuoteDrafted: (data) => `opened the quote, ${version(data)}`,
  QuoteEdited: (data) => `edited ${version(data)}`,
  QuoteSubmitted: (data) => `submitted ${version(data)}`,
  QuoteFoundStandard: (data) => `found ${version(data)} within the rules: nobody has to be asked`,
  ReviewStarted: (data) => `sent ${version(data)} to review`,

  ApprovalRequested: (data) => `asked for approval of ${version(data)}`,
  StepApproved: (data) => `approved ${version(data)}`,
  StepOutvoted: (data) => `rejected ${version(data)}; enough others can still approve it`,
  StepRejected: (data) => `rejected ${version(data)}`,
  ChangesRequested: (data) => `asked for changes to ${version(data)}`,
  StepCommented: () => 'commented',
  ApprovalGranted: (data) => `recorded that everybody required has approved ${version(data)}`,
  ApprovalRejected: (data) => `closed the request for ${version(data)} as rejected`,
  ApprovalReturned: (data) => `returned ${version(data)} to its submitter`,
  ApprovalCancelled: (data) => `called off the request for ${version(data)}`,

  QuoteApproved: (data) => `made ${version(data)} usable`,
  QuoteRejected: (data) => `marked ${version(data)} as rejected`,
  QuoteReturned: (data) => `marked ${version(data)} as returned for changes`,
  QuoteRecalled: (data) => `recalled ${version(data)}`,
  QuoteRevised: (data) => `began ${version(data)} as a revision`,
  QuoteWithdrawn: (data) => `withdrew the quote at ${version(data)}`,
  QuoteLapsed: (data) => `let ${version(data)} lapse: its validity ended`,

  DraftProposalRequested: (data) => `printed a draft proposal of ${version(data)}`,
  ProposalRequested: (data) => `printed the proposal of ${version(data)}`,
  QuoteAccepted: (data) => `recorded that the customer accepted ${version(data)} on ${day(data.acceptedOn)}`,

  ContractDrafted: (data) => `drafted the contract from ${version(data)}`,
  ContractRegenerated: (data) => `printed the contract anew from ${version(data)}`,
  ContractIssued: () => 'issued the contract for signature',
  SignedCopyRecorded: ({ signedOn }) => `recorded the signed copy, signed on ${day(signedOn)}`,
  SignedCopyRefused: () => 'refused the signed copy',
  ContractSigned: () => 'confirmed the signed copy: the contract is signed',
  ContractDeclined: () => 'recorded that the contract was declined',
  ContractWithdrawn: () => 'withdrew the contract',
  QuoteSigned: (data) => `closed the quote as signed at ${version(data)}`,

  OrderReceived: () => 'received the order',
  OrderAccepted: () => 'accepted the order',
  OrderHeld: () => 'put the order on hold',
  OrderReleased: () => 'released the order',

  InvoiceDrafted: ({ ordinal }) => `drafted invoice ${text(ordinal)} of the schedule`,
  InvoiceIssued: ({ number }) => `issued invoice ${text(number)}`,
  InvoiceSettled: ({ settledOn }) => `recorded the payment of ${day(settledOn)}`,
};
