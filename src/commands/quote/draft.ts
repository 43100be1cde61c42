import { randomUUID } from 'node:crypto';
import type { QuoteIdentity } from '../../../workflows/quote/facts.ts';
import type { QuoteContent } from '../../domain/offer.ts';
import { canonical, sha256 } from '../../store/chain.ts';
import type { Actor } from '../actor.ts';
import type { Definition } from '../command.ts';
import { pricedContent } from '../gather/priced-content.ts';
import { isRefusal } from '../refusal.ts';
import { contextOf, instancesOf } from '../scene.ts';
import type { Instance } from '../../store/instances.ts';

export interface OpenQuoteInput {
  content: QuoteContent;
}

export const openQuote: Definition<OpenQuoteInput> = {
  workflow: 'quote',
  begins: true,
  permission: 'quote.edit',
  async gather({ scene, by, input }) {
    const priced = await pricedContent(scene.tx, input.content, { dealId: scene.deal.id });
    if (isRefusal(priced)) return priced;
    const id = randomUUID();
    const ordinal = instancesOf(scene, 'quote').length + 1;
    return {
      id,
      event: {},
      async write({ scene: { tx, deal, at } }) {
        await tx.query('insert into quote (id, deal_id, ordinal) values ($1, $2, $3)', [id, deal.id, ordinal]);
        await tx.query(
          `insert into quote_version (quote_id, version, content, basis, measures, created_by, created_at)
           values ($1, 1, $2, $3, $4, $5, $6)`,
          [
            id,
            JSON.stringify(priced.content),
            JSON.stringify(priced.basis),
            priced.measures && JSON.stringify(priced.measures),
            (by as Actor).id,
            at,
          ],
        );
      },
    };
  },
};

export interface EditQuoteInput {
  content: QuoteContent;
}

export const editQuote: Definition<EditQuoteInput> = {
  workflow: 'quote',
  permission: 'quote.edit',
  async gather({ scene, by, input, target }) {
    const { id: quoteId } = target as Instance;
    const priced = await pricedContent(scene.tx, input.content, { dealId: scene.deal.id, quoteId });
    if (isRefusal(priced)) return priced;
    const { version } = contextOf<QuoteIdentity>(target as Instance);
    return {
      event: { contentHash: sha256(canonical(priced.content)) },
      async write({ scene: { tx }, instance }) {
        await tx.query(
          `update quote_version set content = $3, basis = $4, measures = $5,
             edited_by = case when $6 = any(edited_by) then edited_by else edited_by || $6::uuid end
           where quote_id = $1 and version = $2`,
          [
            instance.id,
            version,
            JSON.stringify(priced.content),
            JSON.stringify(priced.basis),
            priced.measures && JSON.stringify(priced.measures),
            (by as Actor).id,
          ],
        );
      },
    };
  },
};

export interface ReasonInput {
  reason: string;
}

/** A change after submission makes the next version, from what the last one offered. */
export const reviseQuote: Definition<ReasonInput> = {
  workflow: 'quote',
  permission: 'quote.edit',
  async gather({ by, input, target }) {
    const { version } = contextOf<QuoteIdentity>(target as Instance);
    return {
      event: { reason: input.reason },
      async write({ scene: { tx, at }, instance }) {
        await tx.query(
          `insert into quote_version (quote_id, version, content, basis, measures, created_by, created_at)
           select quote_id, version + 1, content, basis, measures, $3, $4 from quote_version
           where quote_id = $1 and version = $2`,
          [instance.id, version, (by as Actor).id, at],
        );
      },
    };
  },
};
