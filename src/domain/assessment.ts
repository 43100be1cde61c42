import type { Installment } from './billing/schedule.ts';
import { schedule } from './billing/schedule.ts';
import { measure } from './measures/measure.ts';
import type { Measures } from './measures/measures.ts';
import { policyInputs } from './measures/policy-inputs.ts';
import type { DealFacts, PricingBasis, QuoteContent } from './offer.ts';
import type { CompiledPolicy } from './policy/compile.ts';
import type { Directory, Parties, ResolvedStep } from './policy/directory.ts';
import { evaluate } from './policy/evaluate.ts';
import type { Evaluation } from './policy/evaluation.ts';
import { resolveRoute, shortageOf } from './policy/resolve.ts';
import { price } from './pricing/price.ts';
import type { Priced, Problem } from './pricing/priced.ts';
import { validateContent } from './pricing/validate.ts';
import type { RiskAssessment } from './risk/assessment.ts';
import { assessRisk } from './risk/assess.ts';

/** Everything a version is judged on beside its content. */
export interface Circumstances {
  basis: PricingBasis;
  deal: DealFacts;
  policy: CompiledPolicy;
  directory: Directory;
  parties: Parties;
}

/** What a version is worth, how risky it is, what the rules say of it, and who is asked. */
export interface Assessment {
  priced: Priced;
  installments: Installment[];
  measures: Measures;
  risk: RiskAssessment;
  evaluation: Evaluation;
  steps: ResolvedStep[];
  /** `stuck`: somebody is required, and not enough different people may decide. */
  review: 'standard' | 'needs-review' | 'blocked' | 'stuck';
}

/** price → measure → risk → policy → route: the one way, for preview and submission alike. Pure. */
export function assess(content: QuoteContent, circumstances: Circumstances): Assessment | { problems: Problem[] } {
  const { basis, deal, policy, directory, parties } = circumstances;
  const problems = validateContent(content, basis);
  if (problems.length > 0) return { problems };
  const priced = price(content, basis);
  const installments = schedule(priced, content);
  const measures = measure(priced, content, basis, installments);
  const risk = assessRisk(deal, content);
  const evaluation = evaluate(policyInputs(measures, risk, deal, content), policy);
  const steps = resolveRoute(evaluation.route, policy, directory, parties);
  return {
    priced,
    installments,
    measures,
    risk,
    evaluation,
    steps,
    review: reviewOf(evaluation, steps),
  };
}

function reviewOf(evaluation: Evaluation, steps: ResolvedStep[]): Assessment['review'] {
  if (evaluation.blocked) return 'blocked';
  if (evaluation.standard) return 'standard';
  return shortageOf(steps) ? 'stuck' : 'needs-review';
}
