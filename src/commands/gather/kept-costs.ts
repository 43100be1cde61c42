import { withKeptCosts } from '../../domain/cost-sheet.ts';
import type { CostSheetRow, QuoteContent } from '../../domain/offer.ts';
import type { Tx } from '../../store/database.ts';
import { type Refusal, refuseInput } from '../refusal.ts';

/** What is written: the draft of a quote, or one of its scenarios. */
interface WrittenIn {
  quoteId?: string | undefined;
  scenarioId?: string;
}

/**
 * Content with the costs that its writer was not shown, as they are kept: in the scenario that is written, in the draft,
 * and in the other scenarios, from which work is taken over.
 */
export async function keptCosts(
  tx: Pick<Tx, 'query'>,
  content: QuoteContent,
  { quoteId, scenarioId }: WrittenIn,
): Promise<{ content: QuoteContent } | Refusal> {
  // Most quotes have no custom work, and nothing is kept for them.
  if (!content.nonStandard.customWork?.costSheet) return { content };
  const sheets = await tx.query<{ rows: CostSheetRow[] }>(
    `select kept.content #> '{nonStandard,customWork,costSheet}' as rows from (
       select v.content, 1 as place, v.created_at from quote_version v join instance i on i.id = v.quote_id
       where v.quote_id = $1 and v.version = (i.snapshot -> 'context' ->> 'version')::int
       union all
       select content, case when id = $2 then 0 else 2 end, created_at from scenario where quote_id = $1) kept
     where kept.content #> '{nonStandard,customWork,costSheet}' is not null
     order by place, created_at desc`,
    [quoteId ?? null, scenarioId ?? null],
  );
  const whole = withKeptCosts(
    content,
    sheets.flatMap(({ rows }) => rows),
  );
  return 'problems' in whole ? refuseInput(...whole.problems) : whole;
}
