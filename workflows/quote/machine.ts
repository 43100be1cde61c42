import { assign, setup } from 'xstate';
import { record, recording } from '../record.ts';
import type { QuoteCommand, QuoteCommandOf } from './commands.ts';
import type { QuoteIdentity } from './facts.ts';

const revise = {
  target: 'draft',
  actions: ['startNextVersion' as const, record('QuoteRevised')],
};
const withdraw = { target: 'withdrawn', actions: record('QuoteWithdrawn') };
const lapse = {
  guard: 'isActiveVersion' as const,
  target: 'lapsed',
  actions: record('QuoteLapsed'),
};
/** While an offer may still lapse it can be kept good for longer: asked by one, granted or refused by another. */
const validity = {
  WarnOfLapse: { guard: 'isActiveVersion' as const, actions: record('QuoteLapseNear') },
  AskExtension: {
    guard: 'noExtensionIsAsked' as const,
    actions: ['askExtension' as const, record('ExtensionAsked')],
  },
  GrantExtension: {
    guard: 'extensionIsAsked' as const,
    actions: ['closeExtension' as const, record('ValidityExtended')],
  },
  RefuseExtension: {
    guard: 'extensionIsAsked' as const,
    actions: ['closeExtension' as const, record('ExtensionRefused')],
  },
};
const sign = { target: 'signed', actions: record('QuoteSigned') };

export interface QuoteContext extends QuoteIdentity {
  /** The extension of its validity that is asked and not decided; absent in quotes from before that was possible. */
  extension?: { id: string; by: string } | null;
}

/** A quote from draft to signature. Only a `usable` or `accepted` version is proposed as final, contracted and signed. */
export const quoteMachine = setup({
  types: {
    context: {} as QuoteContext,
    events: {} as QuoteCommand,
  },
  guards: {
    isStandard: ({ event }) => (event as QuoteCommandOf<'SubmitQuote'>).review === 'standard',
    needsReview: ({ event }) => (event as QuoteCommandOf<'SubmitQuote'>).review === 'needs-review',
    noExtensionIsAsked: ({ context }) => !context.extension,
    extensionIsAsked: ({ context, event }) =>
      context.extension?.id === (event as QuoteCommandOf<'GrantExtension'>).extensionId,
    isActiveVersion: ({ context, event }) => (event as QuoteCommandOf<'LapseQuote'>).lapsedVersion === context.version,
  },
  actions: {
    record: recording<QuoteIdentity>(({ version, termsHash }) => ({
      version,
      termsHash,
    })),
    bindTerms: assign({
      termsHash: ({ event }) => (event as QuoteCommandOf<'SubmitQuote'>).termsHash,
    }),
    askExtension: assign({
      extension: ({ event }) => {
        const { extensionId, by } = event as QuoteCommandOf<'AskExtension'>;
        return { id: extensionId, by };
      },
    }),
    closeExtension: assign({ extension: null }),
    startNextVersion: assign({
      version: ({ context }) => context.version + 1,
      termsHash: null,
      extension: null,
    }),
  },
}).createMachine({
  id: 'quote',
  context: { version: 1, termsHash: null },
  entry: record('QuoteDrafted', { bare: true }),
  initial: 'draft',
  states: {
    draft: {
      on: {
        EditQuote: { actions: record('QuoteEdited') },
        SubmitQuote: [
          {
            guard: 'isStandard',
            target: 'usable',
            actions: ['bindTerms', record('QuoteSubmitted'), record('QuoteFoundStandard', { bare: true })],
          },
          {
            guard: 'needsReview',
            target: 'inReview',
            actions: ['bindTerms', record('QuoteSubmitted'), record('ReviewStarted', { bare: true })],
          },
        ],
        RequestProposal: { actions: record('DraftProposalRequested') },
        WithdrawQuote: withdraw,
      },
    },
    inReview: {
      on: {
        ApproveQuote: { target: 'usable', actions: record('QuoteApproved') },
        RejectQuote: { target: 'rejected', actions: record('QuoteRejected') },
        ReturnQuote: {
          target: 'changesRequested',
          actions: record('QuoteReturned'),
        },
        RecallQuote: { target: 'recalled', actions: record('QuoteRecalled') },
        RequestProposal: { actions: record('DraftProposalRequested') },
        WithdrawQuote: withdraw,
        LapseQuote: lapse,
        ...validity,
      },
    },
    changesRequested: { on: { ReviseQuote: revise, WithdrawQuote: withdraw } },
    rejected: { on: { ReviseQuote: revise, WithdrawQuote: withdraw } },
    recalled: { on: { ReviseQuote: revise, WithdrawQuote: withdraw } },
    usable: {
      on: {
        RequestProposal: { actions: record('ProposalRequested') },
        AcceptQuote: { target: 'accepted', actions: record('QuoteAccepted') },
        CloseQuoteSigned: sign,
        ReviseQuote: revise,
        WithdrawQuote: withdraw,
        LapseQuote: lapse,
        ...validity,
      },
    },
    accepted: {
      on: {
        RequestProposal: { actions: record('ProposalRequested') },
        CloseQuoteSigned: sign,
        ReviseQuote: revise,
        WithdrawQuote: withdraw,
        LapseQuote: lapse,
      },
    },
    lapsed: { on: { ReviseQuote: revise, WithdrawQuote: withdraw } },
    signed: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});
