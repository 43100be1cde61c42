import type { QuoteIdentity } from '../../../workflows/quote/facts.ts';
import type { Instance } from '../../store/instances.ts';
import type { Definition } from '../command.ts';
import { refuseInput } from '../refusal.ts';
import { contextOf } from '../scene.ts';
import type { ReasonInput } from './draft.ts';
import { validUntilOf } from './validity.ts';

/** Takes a submitted quote back to change it. */
export const recallQuote: Definition<ReasonInput> = {
  workflow: 'quote',
  permission: 'quote.submit',
  gather: async ({ input }) => ({ event: { reason: input.reason } }),
};

export const withdrawQuote: Definition<ReasonInput> = {
  workflow: 'quote',
  permission: 'quote.submit',
  gather: async ({ input }) => ({ event: { reason: input.reason } }),
};

export interface AcceptQuoteInput {
  contactId: string;
  acceptedOn: string;
  note: string;
}

/** The customer said yes, as the rep heard it; binding only once signed. */
export const acceptQuote: Definition<AcceptQuoteInput> = {
  workflow: 'quote',
  permission: 'quote.submit',
  async gather({ scene: { tx, deal, at }, input, target }) {
    const [contact] = await tx.query('select from contact where id = $1 and account_id = $2', [
      input.contactId,
      deal.accountId,
    ]);
    if (!contact) return refuseInput({ pointer: '/contactId', message: 'This is no contact of the account.' });
    if (input.acceptedOn > at.slice(0, 10)) {
      return refuseInput({ pointer: '/acceptedOn', message: 'The day of acceptance cannot lie in the future.' });
    }
    const { version } = contextOf<QuoteIdentity>(target as Instance);
    const validUntil = await validUntilOf(tx, (target as Instance).id, version);
    if (input.acceptedOn > validUntil) {
      const message = `The quote was valid until ${validUntil}: ask for a new version.`;
      return refuseInput({ pointer: '/acceptedOn', message });
    }
    return { event: { ...input } };
  },
};

/** Asked by a fact of the machine `causeId`. */
export interface CauseInput {
  causeId: string;
}

const decidedBy: Definition<CauseInput> = {
  workflow: 'quote',
  gather: async ({ input }) => ({ event: { approvalId: input.causeId } }),
};
export const approveQuote = decidedBy;
export const rejectQuote = decidedBy;
export const returnQuote = decidedBy;

export const closeQuoteSigned: Definition<CauseInput> = {
  workflow: 'quote',
  gather: async ({ input }) => ({ event: { contractId: input.causeId } }),
};

/** Comes with the end of the valid-until day. */
export const lapseQuote: Definition<{ lapsedVersion: number }> = {
  workflow: 'quote',
  gather: async ({ input }) => ({ event: { lapsedVersion: input.lapsedVersion } }),
};
