import { randomUUID } from 'node:crypto';
import type { QuoteIdentity } from '../../../workflows/quote/facts.ts';
import type { Instance } from '../../store/instances.ts';
import type { ContractContext } from '../../../workflows/contract/machine.ts';
import { agreementUsedUp } from '../catalogue/agreement-use.ts';
import type { Definition } from '../command.ts';
import { insertPaper, pricedOtherwise } from '../paper.ts';
import { refuse } from '../refusal.ts';
import { contextOf, instancesOf, type Scene } from '../scene.ts';

/** Makes a contract, or an order form where that is how the deal closes, from a usable version. Asked of the quote. */
export const draftContract: Definition<Record<string, never>> = {
  workflow: 'contract',
  begins: true,
  from: 'quote',
  permission: 'contract.write',
  async gather({ scene, by, target }) {
    const quote = target as Instance;
    if (!isUsable(quote)) {
      return refuse('rule', { detail: `The quote is ${quote.state}: a contract is made from a usable version alone.` });
    }
    if (instancesOf(scene, 'order').length > 0) {
      return refuse('rule', { detail: 'This deal was signed already: what comes after is a deal of its own.' });
    }
    if (runningContracts(scene, quote.id).length > 0) {
      return refuse('not-available', { detail: 'There is a contract for this quote already.', available: [] });
    }
    const usedUp = await agreementUsedUp(scene.tx, quote.id);
    if (usedUp) return usedUp;
    const { version, termsHash } = contextOf<QuoteIdentity>(quote);
    const otherwise = await pricedOtherwise(scene.tx, quote.id, version);
    if (otherwise) return otherwise;
    const [id, documentId] = [randomUUID(), randomUUID()];
    const kind = scene.deal.wayToClose === 'negotiated-contract' ? 'contract' : 'order-form';
    return {
      id,
      event: { quoteId: quote.id, quoteVersion: version, termsHash, documentId },
      async write({ scene: { tx, deal, at } }) {
        await tx.query(
          `insert into contract (id, deal_id, quote_id, quote_version, terms_hash, kind, created_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [id, deal.id, quote.id, version, termsHash, kind, at],
        );
        await insertPaper(scene, by, { documentId, kind, quoteId: quote.id, version, contractId: id, draft: false });
      },
    };
  },
};

/** Prints the contract again as a new document; the old one stays. */
export const regenerateContract: Definition<Record<string, never>> = {
  workflow: 'contract',
  permission: 'contract.write',
  async gather({ scene, by, target }) {
    const { id } = target as Instance;
    const { quoteId, quoteVersion: version } = contextOf<ContractContext>(target as Instance);
    const otherwise = await pricedOtherwise(scene.tx, quoteId, version);
    if (otherwise) return otherwise;
    const documentId = randomUUID();
    const [contract] = await scene.tx.query<{ kind: 'contract' | 'order-form' }>(
      'select kind from contract where id = $1',
      [id],
    );
    const { kind } = contract as { kind: 'contract' | 'order-form' };
    return {
      event: { documentId },
      write: () => insertPaper(scene, by, { documentId, kind, quoteId, version, contractId: id, draft: false }),
    };
  },
};

/** Sends the printed paper out for signature. */
export const issueContract: Definition<Record<string, never>> = {
  workflow: 'contract',
  permission: 'contract.write',
  async gather({ scene, target }) {
    const { documentId } = contextOf<ContractContext>(target as Instance);
    const [paper] = await scene.tx.query<{ status: string }>('select status from document where id = $1', [documentId]);
    if (paper?.status === 'ready') return { event: {} };
    return refuse('rule', { detail: `The paper is not there yet (${paper?.status}): issue it once it is printed.` });
  },
};

export const isUsable = (quote: Instance): boolean => quote.state === 'usable' || quote.state === 'accepted';

export const runningContracts = (scene: Scene, quoteId: string): Instance[] =>
  instancesOf(scene, 'contract').filter(
    (one) => one.snapshot.status === 'active' && contextOf<ContractContext>(one).quoteId === quoteId,
  );
