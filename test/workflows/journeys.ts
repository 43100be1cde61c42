import type { ApprovalCommand, ApprovalCommandOf, ApprovalInput } from '../../workflows/approval/commands.ts';
import type { ApprovalContext } from '../../workflows/approval/machine.ts';
import type { AskedAnew } from '../../workflows/approval/reroute.ts';
import type { DecisionKind, Step } from '../../workflows/approval/steps.ts';
import type { ContractContext } from '../../workflows/contract/machine.ts';
import type { DeskRequestContext } from '../../workflows/desk-request/machine.ts';
import type { QuoteContext } from '../../workflows/quote/machine.ts';
import type { MachineCommand, WorkflowName } from '../../workflows/registry.ts';
import type { Stored } from '../../workflows/workflow.ts';

/** What every machine begins with in the tests, and commands that lead it everywhere it can get. */
export interface Journey {
  input: object;
  commands: MachineCommand[];
  /** What of the context makes a difference to what is possible. */
  differs(context: never): unknown;
}

export const step = (id: string, candidates: string, more: Partial<Step> = {}): Step => ({
  id,
  stage: 1,
  label: id,
  quorum: 1,
  candidates: candidates.split(' '),
  fallback: false,
  status: 'waiting',
  decisions: [],
  ...more,
});

export const approvalOf = (...steps: Step[]): ApprovalInput => ({
  quoteId: 'Q',
  quoteVersion: 1,
  termsHash: 'terms',
  steps,
});

export const decision = (
  stepId: string,
  by: string,
  kind: DecisionKind = 'approve',
  termsHash = 'terms',
  onBehalfOf?: string,
): ApprovalCommandOf<'DecideStep'> => ({
  type: 'DecideStep',
  stepId,
  by,
  ...(onBehalfOf !== undefined && { onBehalfOf }),
  decision: kind,
  decisionId: `${stepId}-${by}`,
  comment: '',
  termsHash,
});

/** Any-of beside all-of, then two of three, one of whom could have decided before. */
const threeSteps = approvalOf(
  step('any', 'ann bob'),
  step('all', 'cem dot', { quorum: 2 }),
  step('two', 'bob eve fay', { stage: 2, quorum: 2 }),
);

/** These steps as they were, and none of the others. */
const anew = (...ids: string[]): AskedAnew[] =>
  threeSteps.steps.filter(({ id }) => ids.includes(id)).map(({ status: _, decisions: __, ...asked }) => asked);

const kinds: DecisionKind[] = ['approve', 'reject', 'request-changes'];

export const submission = (review: 'standard' | 'needs-review' | 'blocked') =>
  ({ type: 'SubmitQuote', termsHash: 'terms', validUntil: '2027-01-31', comment: 'why', review }) as const;

export const journeys: Record<WorkflowName, Journey> = {
  quote: {
    input: {},
    commands: [
      { type: 'EditQuote', contentHash: 'content' },
      submission('standard'),
      submission('needs-review'),
      submission('blocked'),
      { type: 'RecallQuote', reason: 'a slip' },
      { type: 'WithdrawQuote', reason: 'lost' },
      { type: 'ReviseQuote', reason: 'more seats' },
      { type: 'RequestProposal', documentId: 'D' },
      { type: 'AskExtension', extensionId: 'E', validUntil: 'may', until: 'june', reason: 'they vote', by: 'rep' },
      { type: 'GrantExtension', extensionId: 'E', validUntil: 'may', until: 'june', by: 'desk', comment: '' },
      { type: 'GrantExtension', extensionId: 'F', validUntil: 'may', until: 'june', by: 'desk', comment: '' },
      { type: 'RefuseExtension', extensionId: 'E', validUntil: 'may', until: 'june', by: 'desk', comment: 'no' },
      { type: 'WarnOfLapse', lapsedVersion: 1, validUntil: 'may' },
      { type: 'AcceptQuote', contactId: 'C', acceptedOn: '2027-01-10', note: '' },
      { type: 'ApproveQuote', approvalId: 'A' },
      { type: 'RejectQuote', approvalId: 'A' },
      { type: 'ReturnQuote', approvalId: 'A' },
      { type: 'LapseQuote', lapsedVersion: 1 },
      { type: 'LapseQuote', lapsedVersion: 2 },
      { type: 'CloseQuoteSigned', contractId: 'K' },
    ],
    differs: ({ version, termsHash, extension }: QuoteContext) => [Math.min(version, 2), termsHash, extension?.id],
  },
  approval: {
    input: threeSteps,
    commands: [
      ...threeSteps.steps.flatMap(({ id, candidates }) =>
        candidates.flatMap((person) => kinds.map((kind) => decision(id, person, kind))),
      ),
      decision('any', 'ann', 'approve', 'other terms'),
      decision('any', 'eve'),
      decision('any', 'gil', 'approve', 'terms', 'ann'),
      decision('two', 'gil', 'approve', 'terms', 'eve'),
      decision('two', 'fay', 'approve', 'terms', 'eve'),
      { type: 'CommentOnStep', stepId: 'any', comment: 'a word' },
      { type: 'CommentOnStep', stepId: 'none', comment: 'a word' },
      ...(['any', 'none'] as const).flatMap((stepId): ApprovalCommand[] => [
        { type: 'RemindStep', stepId, share: 50, remindAt: 'noon', dueAt: 'evening', executedAt: 'noon' },
        { type: 'EscalateStep', stepId, dueAt: 'evening', executedAt: 'evening', managers: ['eve'], asked: ['gus'] },
        { type: 'NudgeStep', stepId, by: 'rep', comment: 'please' },
        { type: 'HoldStep', stepId, by: 'ann', reason: 'a question', until: null },
        { type: 'ResumeStep', stepId, by: null },
        {
          type: 'CorrectDeadline',
          stepId,
          calendarId: 'K',
          calendarVersion: 2,
          dueBefore: 'evening',
          dueAt: 'noon',
          publishedBy: 'fay',
        },
      ]),
      { type: 'ReassignStep', stepId: 'any', from: null, to: 'hal', by: 'ann', reason: 'away', replaced: [] },
      { type: 'ReassignStep', stepId: 'two', from: 'eve', to: 'ivy', by: 'eve', reason: 'away', replaced: [] },
      { type: 'ReassignStep', stepId: 'all', from: null, to: 'hal', by: 'cem', reason: 'two seats', replaced: [] },
      {
        type: 'AddApprover',
        stepId: 'more',
        besideStepId: 'any',
        approver: 'joe',
        label: 'joe',
        by: 'ann',
        reason: 'knows',
      },
      { type: 'RerouteSteps', asked: anew('any', 'all'), replaced: [], fellBack: [], reason: 'two left' },
      { type: 'RerouteSteps', asked: anew('all'), replaced: [], fellBack: [], reason: 'nobody of any is needed' },
      { type: 'CancelApproval', reason: 'recalled' },
    ],
    differs: ({ steps }: ApprovalContext) =>
      steps.map(({ status, decisions, held, escalated }) => [
        status,
        status === 'open' && [held, escalated],
        decisions.map(({ by, onBehalfOf = '', decision: made }) => `${by} ${onBehalfOf} ${made}`).sort(),
      ]),
  },
  contract: {
    input: { quoteId: 'Q', quoteVersion: 1, termsHash: 'terms', documentId: 'D' },
    commands: [
      { type: 'RegenerateContract', documentId: 'E' },
      { type: 'IssueContract' },
      { type: 'RecordSignedCopy', sha256: 'copy', signedOn: '2027-01-12', by: 'ann' },
      { type: 'ConfirmSignedCopy', by: 'ann', sha256: 'copy' },
      { type: 'ConfirmSignedCopy', by: 'bob', sha256: 'other copy' },
      { type: 'ConfirmSignedCopy', by: 'bob', sha256: 'copy' },
      { type: 'RefuseSignedCopy', by: 'bob', reason: 'page 2 is missing' },
      { type: 'DeclineContract', reason: 'price' },
      { type: 'WithdrawContract', reason: 'revised' },
    ],
    differs: ({ signedCopy, documentId }: ContractContext) => [signedCopy, documentId],
  },
  order: {
    input: { contractId: 'K', quoteId: 'Q', quoteVersion: 1, termsHash: 'terms' },
    commands: [
      { type: 'AcceptOrder', note: '' },
      { type: 'HoldOrder', reason: 'no purchase order number' },
      { type: 'ReleaseOrder', note: 'it came' },
    ],
    differs: () => null,
  },
  invoice: {
    input: { orderId: 'O', ordinal: 1 },
    commands: [
      { type: 'IssueInvoice', number: '1', issuedOn: '2027-01-15' },
      { type: 'SettleInvoice', settledOn: '2027-02-10', reference: 'transfer 4711' },
    ],
    differs: () => null,
  },
  'desk-request': {
    input: { requestType: 'ramp', subject: 'A ramp in three years', message: 'Can we?', askedBy: 'rita' },
    commands: [
      { type: 'TakeRequest', by: 'dan' },
      { type: 'HandOver', to: 'dan', message: '' },
      { type: 'HandOver', to: 'dora', message: 'you know the customer' },
      { type: 'AnswerRequest', by: 'dan', message: 'we look at it' },
      { type: 'AskRequester', message: 'which start?' },
      { type: 'AnswerDesk', message: 'in May' },
      { type: 'ResolveRequest', message: 'here it is' },
      { type: 'ReopenRequest', message: 'the second year is missing' },
      { type: 'RateResolution', satisfied: true, comment: '' },
      { type: 'RateResolution', satisfied: false, comment: 'late' },
      { type: 'WithdrawRequest', reason: 'lost' },
      { type: 'RemindOfRequest', clock: 'firstResponse' },
      { type: 'RemindOfRequest', clock: 'resolution' },
      { type: 'EscalateRequest', clock: 'firstResponse' },
      { type: 'EscalateRequest', clock: 'resolution' },
      { type: 'CloseRequest' },
    ],
    differs: ({ ownerId, responded, escalated }: DeskRequestContext) => [ownerId, responded, [...escalated].sort()],
  },
};

/** One text for all moments of a machine at which the same is possible. */
export const momentOf = (workflow: WorkflowName, { value, context }: Pick<Stored, 'value' | 'context'>): string =>
  JSON.stringify([value, journeys[workflow].differs(context as never)]);
