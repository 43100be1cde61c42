import { randomUUID } from 'node:crypto';
import type { QuoteIdentity } from '../../../workflows/quote/facts.ts';
import type { Instance } from '../../store/instances.ts';
import type { Definition } from '../command.ts';
import { insertPaper, pricedOtherwise } from '../paper.ts';
import { refuse } from '../refusal.ts';
import { contextOf } from '../scene.ts';

/** Asks for the proposal as PDF; of a version that is not usable it is visibly a draft. */
export const requestProposal: Definition<Record<string, never>> = {
  workflow: 'quote',
  permission: 'quote.edit',
  async gather({ scene, by, target }) {
    const quote = target as Instance;
    const { version } = contextOf<QuoteIdentity>(quote);
    const [priced] = await scene.tx.query<{ any: boolean }>(
      'select measures is not null as any from quote_version where quote_id = $1 and version = $2',
      [quote.id, version],
    );
    if (!priced?.any) return refuse('rule', { detail: 'The quote has no lines yet: there is nothing to propose.' });
    const otherwise = await pricedOtherwise(scene.tx, quote.id, version);
    if (otherwise) return otherwise;
    const documentId = randomUUID();
    const draft = quote.state !== 'usable' && quote.state !== 'accepted';
    return {
      event: { documentId },
      write: () => insertPaper(scene, by, { documentId, kind: 'proposal', quoteId: quote.id, version, draft }),
    };
  },
};
