import { and, assign, setup } from 'xstate';
import { record, recording } from '../record.ts';
import type { ContractCommand, ContractCommandOf, ContractInput } from './commands.ts';

export interface ContractContext extends ContractInput {
  /** The signed copy that waits for a second person. */
  signedCopy: { sha256: string; by: string } | null;
}

const withdraw = { target: 'withdrawn', actions: record('ContractWithdrawn') };
const decline = { target: 'declined', actions: record('ContractDeclined') };

/** A contract made from approved terms: drafted by legal, issued, signed when a second person confirms the signed copy. */
export const contractMachine = setup({
  types: {
    context: {} as ContractContext,
    events: {} as ContractCommand,
    input: {} as ContractInput,
  },
  guards: {
    isSecondPerson: ({ context, event }) =>
      context.signedCopy?.by !== (event as ContractCommandOf<'ConfirmSignedCopy'>).by,
    sawThisCopy: ({ context, event }) =>
      context.signedCopy?.sha256 === (event as ContractCommandOf<'ConfirmSignedCopy'>).sha256,
  },
  actions: {
    record: recording<ContractContext>(({ quoteId, quoteVersion, termsHash, documentId }) => ({
      quoteId,
      quoteVersion,
      termsHash,
      documentId,
    })),
    keepSignedCopy: assign({
      signedCopy: ({ event }) => {
        const { sha256, by } = event as ContractCommandOf<'RecordSignedCopy'>;
        return { sha256, by };
      },
    }),
    dropSignedCopy: assign({ signedCopy: null }),
    usePaper: assign({
      documentId: ({ event }) => (event as ContractCommandOf<'RegenerateContract'>).documentId,
    }),
  },
}).createMachine({
  id: 'contract',
  context: ({ input }) => ({ ...input, signedCopy: null }),
  initial: 'draft',
  entry: record('ContractDrafted', { bare: true }),
  states: {
    draft: {
      on: {
        RegenerateContract: { actions: ['usePaper', record('ContractRegenerated')] },
        IssueContract: { target: 'issued', actions: record('ContractIssued') },
        WithdrawContract: withdraw,
      },
    },
    issued: {
      on: {
        RecordSignedCopy: {
          target: 'awaitingConfirmation',
          actions: ['keepSignedCopy', record('SignedCopyRecorded')],
        },
        DeclineContract: decline,
        WithdrawContract: withdraw,
      },
    },
    awaitingConfirmation: {
      on: {
        ConfirmSignedCopy: {
          guard: and(['isSecondPerson', 'sawThisCopy']),
          target: 'signed',
          actions: record('ContractSigned'),
        },
        RefuseSignedCopy: {
          target: 'issued',
          actions: ['dropSignedCopy', record('SignedCopyRefused')],
        },
        WithdrawContract: withdraw,
      },
    },
    signed: { type: 'final' },
    declined: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});
