import { randomUUID } from 'node:crypto';
import type { ContractContext } from '../../../workflows/contract/machine.ts';
import type { OrderInput } from '../../../workflows/order/commands.ts';
import type { FrozenAssessment } from '../../domain/frozen-assessment.ts';
import type { Terms } from '../../domain/terms.ts';
import { quoteVersion } from '../../store/quote-versions.ts';
import type { Definition } from '../command.ts';
import type { CauseInput } from '../quote/close.ts';
import type { ReasonInput } from '../quote/draft.ts';
import { contextOf, instance } from '../scene.ts';

/** Books what was signed: lines and invoice schedule are those of the signed version, unchanged. */
export const receiveOrder: Definition<CauseInput> = {
  workflow: 'order',
  begins: true,
  async gather({ scene, input: { causeId: contractId } }) {
    const { quoteId, quoteVersion: version, termsHash } = contextOf<ContractContext>(instance(scene, contractId));
    const signed = await quoteVersion(scene.tx, quoteId, version);
    const { lines, totals } = signed.terms as Terms;
    const { schedule } = signed.assessment as FrozenAssessment;
    const id = randomUUID();
    return {
      id,
      event: { contractId, quoteId, quoteVersion: version, termsHash } satisfies OrderInput,
      async write({ scene: { tx, deal, at } }) {
        await tx.query(
          `insert into sales_order (id, deal_id, contract_id, quote_id, quote_version, terms_hash, currency, total,
             lines, schedule, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
          [
            id,
            deal.id,
            contractId,
            quoteId,
            version,
            termsHash,
            totals.net.currency,
            totals.net.amount,
            JSON.stringify(lines),
            JSON.stringify(schedule),
            at,
          ],
        );
      },
    };
  },
};

export interface NoteInput {
  note: string;
}

export const acceptOrder: Definition<NoteInput> = {
  workflow: 'order',
  permission: 'order.write',
  gather: async ({ input }) => ({ event: { note: input.note } }),
};

export const holdOrder: Definition<ReasonInput> = {
  workflow: 'order',
  permission: 'order.write',
  gather: async ({ input }) => ({ event: { reason: input.reason } }),
};

export const releaseOrder: Definition<NoteInput> = {
  workflow: 'order',
  permission: 'order.write',
  gather: async ({ input }) => ({ event: { note: input.note } }),
};
