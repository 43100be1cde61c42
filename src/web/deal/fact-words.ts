import type { FactType } from '../../../workflows/registry.ts';
import type { Ref } from '../api/types.ts';
import { dateWords } from '../parts/formats.ts';
import { stateWords } from '../parts/state-words.ts';
import { wordsFor } from '../parts/words.ts';

type Data = Readonly<Record<string, unknown>>;
type NameOf = (id: unknown) => string;
type Sentence = (data: Data, nameOf: NameOf) => string;

/**
 * What happened. A deed follows the name of who did it ("Rita *submitted version 2*"); a consequence of a deed stands
 * for itself ("Version 2 is usable"). `people` are those whom the record names by id.
 */
export function factWords(type: string, data: Data, people: readonly Ref[] = []): { words: string; deed: boolean } {
  const nameOf: NameOf = (id) => people.find((person) => person.id === id)?.name ?? 'somebody else';
  const consequence = consequences[type as Consequence];
  if (consequence) return { words: consequence(data), deed: false };
  const deed = deeds[type as Deed];
  return { words: deed ? deed(data, nameOf) : stateWords(type).word.toLowerCase(), deed: true };
}

/** What somebody wrote with it: a message, a comment, a reason, a note. */
export function factComment({ message, comment, reason, note }: Data): string | undefined {
  return [message, comment, reason, note].find((text): text is string => typeof text === 'string' && text !== '');
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const version = ({ version: number, quoteVersion }: Data): string => `version ${text(number ?? quoteVersion)}`;
const day = (value: unknown): string => (value ? dateWords(text(value)) : '');

const clockWords = (clock: unknown): string => (clock === 'firstResponse' ? 'first response' : 'resolution');

interface Replaced {
  label: string;
  asked: string[];
  released: string[];
}

function replacedWords({ label, asked, released }: Replaced, nameOf: NameOf): string {
  const list = (ids: string[]) => new Intl.ListFormat('en').format(ids.map(nameOf));
  if (released.length === 0) return `${label} asks ${list(asked)} as well`;
  if (asked.length === 0) return `${label} asks ${list(released)} no more`;
  return `${label} asks ${list(asked)} instead of ${list(released)}`;
}

/** A deal that got another owner, and nothing else. */
function ownerWords(changed: unknown, nameOf: NameOf): string | undefined {
  const { ownerId, ...rest } = (changed ?? {}) as { ownerId?: { from: string; to: string } };
  if (!ownerId || Object.keys(rest).length > 0) return undefined;
  return `handed the deal over from ${nameOf(ownerId.from)} to ${nameOf(ownerId.to)}`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const consequences = {
  QuoteFoundStandard: (data) => `${capital(version(data))} is within the rules: nobody has to be asked`,
  ReviewStarted: (data) => `${capital(version(data))} needs a review`,
  ApprovalRequested: (data) => `Approval of ${version(data)} is asked for`,
  StepReminded: ({ share }) => `Those who are asked are reminded: ${text(share)} % of their time is over`,
  StepEscalated: ({ asked }) =>
    `A decision is overdue: managers and desk are told${(asked as unknown[] | undefined)?.length ? ', and asked to decide themselves' : ''}`,
  DeadlineCorrected: () => 'A deadline is moved by a corrected calendar',
  ApprovalGranted: (data) => `Everybody required has approved ${version(data)}`,
  ApprovalRejected: (data) => `The request for ${version(data)} ended as rejected`,
  ApprovalReturned: (data) => `The request for ${version(data)} ended; it is returned to its submitter`,
  ApprovalCancelled: (data) => `The request for ${version(data)} is called off`,
  QuoteApproved: (data) => `${capital(version(data))} is usable`,
  QuoteRejected: (data) => `${capital(version(data))} is rejected`,
  QuoteReturned: (data) => `${capital(version(data))} is returned for changes`,
  QuoteLapseNear: (data) => `${capital(version(data))} lapses soon`,
  QuoteLapsed: (data) => `${capital(version(data))} has lapsed: its validity ended`,
  QuoteSigned: (data) => `The quote is signed at ${version(data)}`,
  OrderReceived: () => 'The order is received',
  InvoiceDrafted: ({ ordinal }) => `Invoice ${text(ordinal)} of the schedule is drafted`,
  RequestReminded: ({ clock }) => `The desk was reminded: the ${clockWords(clock)} is due soon`,
  RequestEscalated: ({ clock }) => `The desk’s managers were told: the ${clockWords(clock)} is overdue`,
  RequestClosed: () => 'The desk request is closed: nobody reopened it',
} satisfies Partial<Record<FactType, Sentence>>;

type Consequence = keyof typeof consequences;
type Deed = Exclude<FactType, Consequence>;

const deeds: Record<Deed, Sentence> = {
  DealOpened: () => 'opened the deal',
  DealChanged: ({ changed }, nameOf) =>
    ownerWords(changed, nameOf) ??
    `changed ${Object.keys((changed ?? {}) as object)
      .map(wordsFor)
      .join(', ')
      .toLowerCase()}`,
  ScenarioKept: ({ name }) => `kept the scenario ${text(name)}`,
  ScenarioChanged: ({ name, was }) =>
    was ? `renamed the scenario ${text(was)} to ${text(name)}` : `wrote in the scenario ${text(name)}`,
  ScenarioDiscarded: ({ name }) => `discarded the scenario ${text(name)}`,
  AttachmentAdded: ({ name }) => `attached ${text(name)}`,
  SelfApprovalAttempted: () => 'tried to decide on a submission of their own, and was refused',

  QuoteDrafted: (data) => `opened the quote, ${version(data)}`,
  QuoteEdited: (data) => `edited ${version(data)}`,
  QuoteSubmitted: (data) => `submitted ${version(data)}`,

  StepApproved: (data) => `approved ${version(data)}`,
  StepOutvoted: (data) => `rejected ${version(data)}; enough others can still approve it`,
  StepRejected: (data) => `rejected ${version(data)}`,
  ChangesRequested: (data) => `asked for changes to ${version(data)}`,
  StepCommented: () => 'commented',
  StepNudged: () => 'nudged those who are asked',
  StepHeld: ({ until }) => `put a decision on hold${until ? ` until ${day(until)}` : ''}`,
  StepResumed: () => 'let the clock of a decision go on',
  StepReassigned: ({ from, to, by, replaced }, nameOf) => {
    const [label] = ((replaced ?? []) as { label: string }[]).map((one) => one.label);
    const step = label ? `the step ${label}` : 'a step';
    if (!from) return `handed ${step} on to ${nameOf(to)}`;
    return `handed ${from === by ? 'their' : `${nameOf(from)}’s`} seat of ${step} on to ${nameOf(to)}`;
  },
  ApproverAdded: ({ label }) => `asked ${text(label)} in addition`,
  StepsRerouted: ({ replaced }, nameOf) => {
    const steps = ((replaced ?? []) as Replaced[]).map((one) => replacedWords(one, nameOf));
    return steps.length === 0
      ? 'asked others, because people changed'
      : `looked anew at whom to ask: ${steps.join('; ')}`;
  },

  ExtensionAsked: (data) => `asked to keep ${version(data)} valid${data.until ? ` until ${day(data.until)}` : ''}`,
  ValidityExtended: (data) =>
    `extended the validity of ${version(data)}${data.until ? ` until ${day(data.until)}` : ''}`,
  ExtensionRefused: (data) => `did not extend the validity of ${version(data)}`,

  QuoteRecalled: (data) => `recalled ${version(data)}`,
  QuoteRevised: (data) => `began ${version(data)} as a revision`,
  QuoteWithdrawn: (data) => `withdrew the quote at ${version(data)}`,

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

  OrderAccepted: () => 'accepted the order',
  OrderHeld: () => 'put the order on hold',
  OrderReleased: () => 'released the order',

  InvoiceIssued: ({ number }) => `issued invoice ${text(number)}`,
  InvoiceSettled: ({ settledOn }) => `recorded the payment of ${day(settledOn)}`,

  DeskAsked: ({ subject }) => `asked the desk: ${text(subject)}`,
  RequestTaken: () => 'took the desk request',
  RequestHandedOver: () => 'handed the desk request over',
  RequestAnswered: () => 'answered the desk request',
  RequesterAsked: () => 'asked the requester back',
  DeskAnswered: () => 'wrote to the desk',
  RequestResolved: () => 'resolved the desk request',
  RequestReopened: () => 'reopened the desk request',
  ResolutionRated: ({ satisfied }) => `rated the resolution: ${satisfied ? 'satisfied' : 'not satisfied'}`,
  RequestWithdrawn: () => 'withdrew the desk request',
};
