import { isPricedAsFrozen } from '../../domain/as-frozen.ts';
import type { Sight } from '../../domain/confidentiality.ts';
import type { Asked, DerivationView } from '../../domain/derivation/asked.ts';
import { groundsOf } from '../../domain/derivation/grounds.ts';
import { viewDerivation } from '../../domain/derivation/view.ts';
import type { QuoteVersion } from '../../store/quote-versions.ts';
import type { Reader } from '../page.ts';

export interface StoredDerivation extends DerivationView {
  /** What was submitted was priced by earlier rules, whose figures it keeps: today's come to others. */
  earlierRules: boolean;
}

/** How a figure of a stored version came about, from what was frozen with it; undefined when it has no such figure. */
export async function storedDerivation(
  reader: Reader,
  quoteId: string,
  version: number,
  asked: Asked,
  sight: Sight,
): Promise<StoredDerivation | undefined> {
  const [row] = await reader.query<Pick<QuoteVersion, 'content' | 'basis' | 'terms' | 'assessment'>>(
    `select content, basis, terms, assessment
     from quote_version where quote_id = $1 and version = $2`,
    [quoteId, version],
  );
  if (!row || row.content.lines.length === 0) return undefined;
  const grounds = groundsOf(row.content, row.basis, row.assessment?.closing);
  const derived = viewDerivation(asked, grounds, sight);
  return derived && { ...derived, earlierRules: !isPricedAsFrozen(row, row.basis, grounds.priced) };
}
