import type { ContractContext } from '../../../workflows/contract/machine.ts';
import type { QuoteIdentity } from '../../../workflows/quote/facts.ts';
import type { Instance } from '../../store/instances.ts';
import { type NewFile, insertFile } from '../../store/files.ts';
import type { Actor } from '../actor.ts';
import { agreementUsedUp } from '../catalogue/agreement-use.ts';
import type { Definition } from '../command.ts';
import { creditSigned } from '../compensation/credit.ts';
import type { ReasonInput } from '../quote/draft.ts';
import { refuse, refuseInput } from '../refusal.ts';
import { contextOf, instance, instancesOf, type Scene } from '../scene.ts';
import { isUsable } from './draft.ts';

export interface RecordSignedCopyInput {
  file: NewFile;
  signedOn: string;
}

/** Keeps the signed copy as one person read it; a second one confirms it. */
export const recordSignedCopy: Definition<RecordSignedCopyInput> = {
  workflow: 'contract',
  permission: 'contract.write',
  async gather({ scene, by, input }) {
    if (isSigned(scene)) return signedAlready;
    if (input.signedOn > scene.at.slice(0, 10)) {
      return refuseInput({ pointer: '#query/signedOn', message: 'The day of signature cannot lie in the future.' });
    }
    const { sha256 } = input.file;
    return {
      event: { sha256, signedOn: input.signedOn, by: (by as Actor).id },
      async write({ scene: { tx }, instance: contract }) {
        await insertFile(tx, input.file);
        await tx.query('update contract set signed_copy = $2, signed_on = $3 where id = $1', [
          contract.id,
          sha256,
          input.signedOn,
        ]);
      },
    };
  },
};

export interface ConfirmSignedCopyInput {
  /** The copy that was read. */
  sha256: string;
}

/** A second person says that the signed copy is what was approved. */
export const confirmSignedCopy: Definition<ConfirmSignedCopyInput> = {
  workflow: 'contract',
  permission: 'contract.write',
  may({ by, target }) {
    const { signedCopy } = contextOf<ContractContext>(target as Instance);
    if (signedCopy?.by !== (by as Actor).id) return undefined;
    return refuse('forbidden', { detail: 'You recorded this copy: a second person has to confirm it.' });
  },
  async gather({ scene, by, input, target }) {
    // Of two quotes, each copy may have been recorded before either was confirmed.
    if (isSigned(scene)) return signedAlready;
    const { id } = target as Instance;
    const { quoteId, quoteVersion, termsHash, signedCopy } = contextOf<ContractContext>(target as Instance);
    const quote = instance(scene, quoteId);
    if (!isUsable(quote) || contextOf<QuoteIdentity>(quote).termsHash !== termsHash) {
      return refuse('rule', { detail: `The quote is ${quote.state}: these terms are not usable any more.` });
    }
    if (signedCopy && signedCopy.sha256 !== input.sha256) {
      return refuse('stale', { detail: 'Another copy was recorded since you read this one.' });
    }
    const usedUp = await agreementUsedUp(scene.tx, quoteId);
    if (usedUp) return usedUp;
    return {
      event: { by: (by as Actor).id, sha256: input.sha256 },
      write: () => creditSigned(scene, id, { quoteId, quoteVersion }),
    };
  },
};

const isSigned = (scene: Scene): boolean => instancesOf(scene, 'order').length > 0;
const signedAlready = refuse('rule', { detail: 'This deal was signed already, with another quote.' });

export const refuseSignedCopy: Definition<ReasonInput> = {
  workflow: 'contract',
  permission: 'contract.write',
  gather: async ({ by, input }) => ({
    event: { by: (by as Actor).id, reason: input.reason },
    async write({ scene: { tx }, instance: contract }) {
      await tx.query('update contract set signed_copy = null, signed_on = null where id = $1', [contract.id]);
    },
  }),
};

/** The customer said no. */
export const declineContract: Definition<ReasonInput> = {
  workflow: 'contract',
  permission: 'contract.write',
  gather: async ({ input }) => ({ event: { reason: input.reason } }),
};

export const withdrawContract: Definition<ReasonInput> = {
  workflow: 'contract',
  permission: 'contract.write',
  gather: async ({ input }) => ({ event: { reason: input.reason } }),
};
