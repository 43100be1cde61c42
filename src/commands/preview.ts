import { assess } from '../domain/assessment.ts';
import { type FrozenAssessment, freeze } from '../domain/frozen-assessment.ts';
import type { MeasuresView } from '../domain/measures/measures.ts';
import type { PricingBasis, QuoteContent } from '../domain/offer.ts';
import type { RiskAssessment } from '../domain/risk/assessment.ts';
import type { Tx } from '../store/database.ts';
import { authorsOf } from '../store/quote-versions.ts';
import type { Actor } from './actor.ts';
import { circumstances } from './gather/circumstances.ts';
import { isRefusal, type Refusal, refuseInput } from './refusal.ts';

export interface Previewed {
  measures: MeasuresView;
  risk: RiskAssessment;
  assessment: FrozenAssessment;
  basis: PricingBasis;
}

/** What submitting this content now would give: the same working as submission, and nothing is saved. */
export async function preview(
  tx: Pick<Tx, 'query'>,
  by: Actor,
  { dealId, ownerId }: { dealId: string; ownerId: string },
  content: QuoteContent,
): Promise<Previewed | Refusal> {
  const parties = { ownerId, submitterId: by.id, editorIds: await authorsOf(tx, dealId) };
  const found = await circumstances(tx, dealId, content, parties);
  if (isRefusal(found)) return found;
  const assessed = assess(content, found);
  if ('problems' in assessed) return refuseInput(...assessed.problems);
  return {
    measures: assessed.measures,
    risk: assessed.risk,
    assessment: freeze(assessed, found.policyVersion),
    basis: found.basis,
  };
}
