import { describe, it } from '@jest/globals';
import type { MachineCommand } from '../../workflows/registry.ts';
import { begun, given } from '../support/workflow.ts';
import { submission } from './journeys.ts';

const quote = begun('quote', {});
const [standard, needsReview] = [submission('standard'), submission('needs-review')];
const approved: MachineCommand = { type: 'ApproveQuote', approvalId: 'A' };
const accepted: MachineCommand = { type: 'AcceptQuote', contactId: 'C', acceptedOn: '2027-01-10', note: '' };
const revised: MachineCommand = { type: 'ReviseQuote', reason: 'more seats' };
const withdrawn: MachineCommand = { type: 'WithdrawQuote', reason: 'lost to a competitor' };
const signed: MachineCommand = { type: 'CloseQuoteSigned', contractId: 'K' };
const proposal: MachineCommand = { type: 'RequestProposal', documentId: 'D' };
const lapsedAt = (lapsedVersion: number): MachineCommand => ({ type: 'LapseQuote', lapsedVersion });

const inDraft = ['EditQuote', 'SubmitQuote', 'RequestProposal', 'WithdrawQuote'];

describe('a draft quote', () => {
  it('that needs nobody is usable at once', () => {
    given(quote)
      .when(standard)
      .then(
        'usable',
        { type: 'QuoteSubmitted', version: 1, termsHash: 'terms', review: 'standard' },
        'QuoteFoundStandard',
      );
  });

  it('that needs somebody goes into review, bound to its terms', () => {
    given(quote)
      .when(needsReview)
      .then(
        'inReview',
        { type: 'QuoteSubmitted', comment: 'why' },
        { type: 'ReviewStarted', version: 1, termsHash: 'terms' },
      );
  });

  it('that the rules block cannot be submitted', () => {
    given(quote)
      .when(submission('blocked'))
      .refuses(...inDraft);
  });

  it('is edited as often as wanted, and each edit is recorded', () => {
    const edit: MachineCommand = { type: 'EditQuote', contentHash: 'content' };
    given(quote, edit).when(edit).then('draft', { type: 'QuoteEdited', contentHash: 'content', version: 1 });
  });

  it('is proposed as a draft only', () => {
    given(quote).when(proposal).then('draft', { type: 'DraftProposalRequested', documentId: 'D' });
  });

  it.each([accepted, signed, approved, revised])('cannot take $type', (command) => {
    given(quote)
      .when(command)
      .refuses(...inDraft);
  });
});

const ofValidity = ['WarnOfLapse', 'AskExtension', 'GrantExtension', 'RefuseExtension'];

describe('a quote in review', () => {
  const inReview = [
    'ApproveQuote',
    'RejectQuote',
    'ReturnQuote',
    'RecallQuote',
    'RequestProposal',
    'WithdrawQuote',
    'LapseQuote',
    ...ofValidity,
  ];

  it('is usable once it was approved', () => {
    given(quote, needsReview)
      .when(approved)
      .then('usable', { type: 'QuoteApproved', approvalId: 'A', termsHash: 'terms' });
  });

  it.each([{ type: 'EditQuote', contentHash: 'x' } as const, standard, accepted, revised, signed])(
    'cannot take $type: what is being approved does not move',
    (command) => {
      given(quote, needsReview)
        .when(command)
        .refuses(...inReview);
    },
  );

  it('can be recalled, and then begins its next version', () => {
    const recalled: MachineCommand = { type: 'RecallQuote', reason: 'a slip' };
    given(quote, needsReview).when(recalled).then('recalled', { type: 'QuoteRecalled', reason: 'a slip' });
    given(quote, needsReview, recalled)
      .when(revised)
      .then('draft', { type: 'QuoteRevised', version: 2, termsHash: null });
  });

  it('that is refused or returned can only be revised or withdrawn', () => {
    given(quote, needsReview, { type: 'RejectQuote', approvalId: 'A' })
      .when(approved)
      .refuses('ReviseQuote', 'WithdrawQuote');
    given(quote, needsReview, { type: 'ReturnQuote', approvalId: 'A' })
      .when(standard)
      .refuses('ReviseQuote', 'WithdrawQuote');
  });
});

describe('a usable quote', () => {
  it('is proposed as final', () => {
    given(quote, standard).when(proposal).then('usable', { type: 'ProposalRequested', termsHash: 'terms' });
  });

  it('is accepted, then signed, and then nothing more', () => {
    given(quote, standard, accepted).when(signed).then('signed', { type: 'QuoteSigned', contractId: 'K' });
    given(quote, standard, accepted, signed).when(revised).refuses();
    given(quote, standard, accepted, signed).when(withdrawn).refuses();
  });

  it('loses its approval with the first change', () => {
    given(quote, needsReview, approved)
      .when(revised)
      .then('draft', { type: 'QuoteRevised', version: 2, termsHash: null });
    given(quote, needsReview, approved, revised)
      .when(accepted)
      .refuses(...inDraft);
  });

  it('lapses at its end', () => {
    given(quote, standard).when(lapsedAt(1)).then('lapsed', { type: 'QuoteLapsed', lapsedVersion: 1 });
  });

  it('does not lapse with a version that it has left behind', () => {
    given(quote, standard, revised, standard)
      .when(lapsedAt(1))
      .refuses(
        'RequestProposal',
        'AcceptQuote',
        'CloseQuoteSigned',
        'ReviseQuote',
        'WithdrawQuote',
        'LapseQuote',
        ...ofValidity,
      );
  });
});
