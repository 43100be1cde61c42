import type { QuoteContent } from '../../domain/offer.ts';
import type { Reader } from '../page.ts';

/** The content of a quote's active version. */
export async function cloneContent(reader: Reader, quoteId: string): Promise<QuoteContent> {
  const [row] = await reader.query<{ content: QuoteContent }>(
    `select v.content from instance i join quote_version v on v.quote_id = i.id
       and v.version = (i.snapshot -> 'context' ->> 'version')::int
     where i.id = $1`,
    [quoteId],
  );
  return (row as { content: QuoteContent }).content;
}

export async function ownerOfDeal(reader: Reader, dealId: string): Promise<string> {
  const [row] = await reader.query<{ owner_id: string }>('select owner_id from deal where id = $1', [dealId]);
  return (row as { owner_id: string }).owner_id;
}
