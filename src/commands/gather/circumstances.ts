import type { Circumstances } from '../../domain/assessment.ts';
import type { PolicyVersion } from '../../domain/frozen-assessment.ts';
import type { QuoteContent } from '../../domain/offer.ts';
import type { Parties } from '../../domain/policy/directory.ts';
import type { Tx } from '../../store/database.ts';
import { policyInForce } from '../policy-in-force.ts';
import { type Refusal, refuse, refuseInput } from '../refusal.ts';
import { dealFacts } from './deal-facts.ts';
import { directory } from './directory.ts';
import { type CountedQuote, packageOf } from './package.ts';
import { noPriceBook } from './priced-content.ts';
import { pricingBasis } from './pricing-basis.ts';

interface Gathered extends Circumstances {
  policyVersion: PolicyVersion;
  package: CountedQuote[];
}

/** Reads what an assessment of this content depends on, as it stands now. */
export async function circumstances(
  tx: Tx,
  { dealId, quoteId }: { dealId: string; quoteId: string },
  content: QuoteContent,
  parties: Parties,
): Promise<Gathered | Refusal> {
  const basis = await pricingBasis(tx, content, { dealId, quoteId });
  if (!basis) return refuseInput(noPriceBook(content));
  const policy = await policyInForce(tx);
  if (!policy) return refuse('rule', { detail: 'No policy is in force: an administrator must publish one first.' });
  return {
    basis,
    deal: await dealFacts(tx, dealId),
    policy: policy.compiled,
    policyVersion: policy.named,
    directory: await directory(tx),
    parties,
    package: await packageOf(tx, { dealId, quoteId }, content),
  };
}
