import { withKeptCosts } from '../../domain/cost-sheet.ts';
import type { QuoteContent } from '../../domain/offer.ts';
import type { Tx } from '../../store/database.ts';
import { type Refusal, refuseInput } from '../refusal.ts';

/** Content with the costs that its writer was not shown, as the quote keeps them. */
export async function keptCosts(
  tx: Pick<Tx, 'query'>,
  content: QuoteContent,
  quoteId: string | undefined,
): Promise<{ content: QuoteContent } | Refusal> {
  // Most quotes have no custom work, and nothing is kept for them.
  if (!content.nonStandard.customWork?.costSheet) return { content };
  const [kept] = await tx.query<{ content: QuoteContent }>(
    `select v.content from quote_version v join instance i on i.id = v.quote_id
     where v.quote_id = $1 and v.version = (i.snapshot -> 'context' ->> 'version')::int`,
    [quoteId ?? null],
  );
  const whole = withKeptCosts(content, kept?.content);
  return 'problems' in whole ? refuseInput(...whole.problems) : whole;
}
