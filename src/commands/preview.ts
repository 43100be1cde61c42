import { type Assessment, assess } from '../domain/assessment.ts';
import type { Closing } from '../domain/deal.ts';
import type { PolicyVersion } from '../domain/frozen-assessment.ts';
import type { QuoteContent } from '../domain/offer.ts';
import type { PricingBasis } from '../domain/pricing/basis.ts';
import type { Tx } from '../store/database.ts';
import { authorsOf } from '../store/quote-versions.ts';
import type { Actor } from './actor.ts';
import { keptCosts } from './gather/kept-costs.ts';
import { circumstances } from './gather/circumstances.ts';
import type { CountedQuote } from './gather/package.ts';
import { isRefusal, type Refusal, refuseInput } from './refusal.ts';

export interface Previewed extends Assessment {
  policy: PolicyVersion;
  content: QuoteContent;
  basis: PricingBasis;
  closing: Closing | null;
  /** The other quotes that it is judged with, as they stand. */
  package: CountedQuote[];
}

/** What submitting this content now would give: the same working as submission, and nothing is saved. */
export async function preview(
  tx: Pick<Tx, 'query'>,
  by: Actor,
  { dealId, quoteId, ownerId }: { dealId: string; quoteId: string; ownerId: string },
  written: QuoteContent,
): Promise<Previewed | Refusal> {
  const whole = await keptCosts(tx, written, { quoteId });
  if (isRefusal(whole)) return whole;
  const { content } = whole;
  const parties = { ownerId, submitterId: by.id, editorIds: await authorsOf(tx, dealId) };
  const found = await circumstances(tx, { dealId, quoteId }, content, parties);
  if (isRefusal(found)) return found;
  const assessed = assess(content, found);
  if ('problems' in assessed) return refuseInput(...assessed.problems);
  const { policyVersion: policy, basis, deal, package: members } = found;
  return { ...assessed, policy, content, basis, closing: deal.closing, package: members };
}
